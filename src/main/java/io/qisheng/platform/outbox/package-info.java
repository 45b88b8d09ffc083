/** Events that leave the transaction: appended with the effect, handed on at least once, in commit order where a feed needs it. */
@NullMarked
package io.qisheng.platform.outbox;

import org.jspecify.annotations.NullMarked;
