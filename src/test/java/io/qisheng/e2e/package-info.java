/** The whole system in real browsers: the production jar on real parts, the mini-program's H5 and the staff web view. */
@NullMarked
package io.qisheng.e2e;

import org.jspecify.annotations.NullMarked;
