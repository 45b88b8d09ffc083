/** Answers that were published: the board that everybody reads, and what it is searched by. */
@NullMarked
package io.qisheng.petitions.publishing;

import org.jspecify.annotations.NullMarked;
