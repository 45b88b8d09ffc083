/** The rules of points: what a rule pays under its caps, what may become of a claim, and how an entry explains itself. */
@NullMarked
package io.qisheng.points.domain;

import org.jspecify.annotations.NullMarked;
