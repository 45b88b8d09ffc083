/** Rate limits per user and per address, and a limit to what waits for slow work. */
@NullMarked
package io.qisheng.platform.limits;

import org.jspecify.annotations.NullMarked;
