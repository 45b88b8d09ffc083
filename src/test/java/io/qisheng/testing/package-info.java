/** What tests of all features share. */
@NullMarked
package io.qisheng.testing;

import org.jspecify.annotations.NullMarked;
