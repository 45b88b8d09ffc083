/** The closed catalogue of problems and how each reaches the caller as RFC 9457 problem+json. */
@NullMarked
package io.qisheng.platform.problem;

import org.jspecify.annotations.NullMarked;
