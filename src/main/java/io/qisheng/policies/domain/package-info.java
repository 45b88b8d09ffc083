/** The rules of policies: whom one fits, as far as is known, and what is wrong with one. */
@NullMarked
package io.qisheng.policies.domain;

import org.jspecify.annotations.NullMarked;
