/** The clock, the business zone and the working calendar. */
@NullMarked
package io.qisheng.platform.time;

import org.jspecify.annotations.NullMarked;
