/** What is kept of activities: their rows, rosters and check-ins, who may see them, and what is told of them. */
@NullMarked
package io.qisheng.activities.store;

import org.jspecify.annotations.NullMarked;
