/**
 * The measure: how fast the hot paths are over HTTP, against the statements that they run in the database. {@code make bench}
 * starts a stack of its own, so that nothing of {@code make run} is touched. Nothing here reaches the production jar.
 */
@NullMarked
package io.qisheng.bench;

import org.jspecify.annotations.NullMarked;
