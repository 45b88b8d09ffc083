/** Which petitions belong together, and why, as plain Java. */
@NullMarked
package io.qisheng.petitions.clusters.domain;

import org.jspecify.annotations.NullMarked;
