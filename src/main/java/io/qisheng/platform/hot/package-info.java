/**
 * Hot statements: an effect with everything that goes with it (events, audit rows, the record of its Idempotency-Key) written by
 * one statement in one round trip.
 */
@NullMarked
package io.qisheng.platform.hot;

import org.jspecify.annotations.NullMarked;
