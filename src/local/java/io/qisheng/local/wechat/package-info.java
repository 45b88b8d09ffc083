/** A simulator of WeChat's server: the same endpoints over real HTTP, and a way to make them fail. */
@NullMarked
package io.qisheng.local.wechat;

import org.jspecify.annotations.NullMarked;
