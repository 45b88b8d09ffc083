/** What surrounds the clocks: time limits by version, the years of the calendar, and who was told that time runs out. */
@NullMarked
package io.qisheng.petitions.clocks;

import org.jspecify.annotations.NullMarked;
