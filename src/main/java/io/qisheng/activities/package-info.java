/** 活动: theme party days and other organisation life, who should come, and who came. */
@NullMarked
package io.qisheng.activities;

import org.jspecify.annotations.NullMarked;
