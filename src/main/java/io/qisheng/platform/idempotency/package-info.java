/** At most one effect for one Idempotency-Key, kept in the transaction of the effect. */
@NullMarked
package io.qisheng.platform.idempotency;

import org.jspecify.annotations.NullMarked;
