/** What staff see of petitions: queues in the order of their limits, the board, and what each keeps for the own work. */
@NullMarked
package io.qisheng.petitions.desk;

import org.jspecify.annotations.NullMarked;
