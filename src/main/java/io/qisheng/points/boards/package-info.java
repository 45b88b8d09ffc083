/** Leaderboards. */
@NullMarked
package io.qisheng.points.boards;

import org.jspecify.annotations.NullMarked;
