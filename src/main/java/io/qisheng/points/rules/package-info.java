/** The catalogue of rules, version by version. */
@NullMarked
package io.qisheng.points.rules;

import org.jspecify.annotations.NullMarked;
