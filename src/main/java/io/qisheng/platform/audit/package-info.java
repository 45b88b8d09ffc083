/** Append-only rows that say who changed what, written in the transaction of the change. */
@NullMarked
package io.qisheng.platform.audit;

import org.jspecify.annotations.NullMarked;
