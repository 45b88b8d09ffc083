/** 专项整治: one effort that answers many petitions with a common cause. */
@NullMarked
package io.qisheng.petitions.campaigns;

import org.jspecify.annotations.NullMarked;
