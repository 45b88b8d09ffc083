/** What keeps the search of petitions quick however many there are. */
@NullMarked
package io.qisheng.petitions.search;

import org.jspecify.annotations.NullMarked;
