/** The platform, without a feature on it. */
@NullMarked
package io.qisheng.platform;

import org.jspecify.annotations.NullMarked;
