/** Users, grants, tokens and the ways to sign in; answers who is calling and how far the caller reaches. */
@NullMarked
package io.qisheng.identity;

import org.jspecify.annotations.NullMarked;
