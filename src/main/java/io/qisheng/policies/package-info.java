/** 政策直达: what townships and departments publish for enterprises, whom it fits and why, and who has read it. */
@NullMarked
package io.qisheng.policies;

import org.jspecify.annotations.NullMarked;
