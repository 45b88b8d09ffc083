/** 企业有话说: what enterprises ask for, who answers by when, and what became of it. */
@NullMarked
package io.qisheng.petitions;

import org.jspecify.annotations.NullMarked;
