/** Rate limits per user and per address. */
@NullMarked
package io.qisheng.platform.limits;

import org.jspecify.annotations.NullMarked;
