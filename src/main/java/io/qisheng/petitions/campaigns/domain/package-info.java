/** The life of a campaign, as plain Java. */
@NullMarked
package io.qisheng.petitions.campaigns.domain;

import org.jspecify.annotations.NullMarked;
