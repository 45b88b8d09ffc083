/** 申报: what members claim, what their approvers decide, and what they appeal against. */
@NullMarked
package io.qisheng.points.claims;

import org.jspecify.annotations.NullMarked;
