/** How the process begins: what must be right before anything else runs. */
@NullMarked
package io.qisheng.platform.start;

import org.jspecify.annotations.NullMarked;
