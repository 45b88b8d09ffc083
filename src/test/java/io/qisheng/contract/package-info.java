/** Holds the written contract against itself, against the resources and against the problem catalogues. */
@NullMarked
package io.qisheng.contract;

import org.jspecify.annotations.NullMarked;
