/** What every feature stands on and that knows no feature: problems, paging, time, transactions, audit. */
@NullMarked
package io.qisheng.platform;

import org.jspecify.annotations.NullMarked;
