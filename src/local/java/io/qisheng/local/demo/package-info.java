/** The demonstration township: who and what is there when a stack starts for the first time. */
@NullMarked
package io.qisheng.local.demo;

import org.jspecify.annotations.NullMarked;
