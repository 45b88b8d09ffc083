/** What keeps the search of petitions quick however many there are. */
@org.jspecify.annotations.NullMarked
package io.qisheng.petitions.search;
