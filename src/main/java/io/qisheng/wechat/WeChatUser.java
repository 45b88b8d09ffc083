package io.qisheng.wechat;

import org.jspecify.annotations.Nullable;

/** Somebody as WeChat knows one. The session key stays inside this package. */
public record WeChatUser(String openid, @Nullable String unionid) {}
