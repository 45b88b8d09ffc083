/** The tree of organisations, enterprises among them, and the members with their affiliation and participations. */
@NullMarked
package io.qisheng.organisations;

import org.jspecify.annotations.NullMarked;
