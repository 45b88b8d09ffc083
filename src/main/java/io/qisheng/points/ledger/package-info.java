/** The ledger: the statement that posts a fact, entries and balances. */
@NullMarked
package io.qisheng.points.ledger;

import org.jspecify.annotations.NullMarked;
