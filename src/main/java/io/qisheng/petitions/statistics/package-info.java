/** The four rates of petitions: what is kept of each petition, how it is added up, and how numbers and the lists behind them are read. */
@NullMarked
package io.qisheng.petitions.statistics;

import org.jspecify.annotations.NullMarked;
