/** The only code that speaks to WeChat's server. */
@NullMarked
package io.qisheng.wechat;

import org.jspecify.annotations.NullMarked;
