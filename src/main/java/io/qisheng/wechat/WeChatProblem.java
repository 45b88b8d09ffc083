package io.qisheng.wechat;

import io.qisheng.platform.problem.ProblemType;

/** What WeChat refuses; such a refusal keeps the number that WeChat gave it. */
public enum WeChatProblem implements ProblemType {
    WECHAT_UNAVAILABLE(15001, 503, "WeChat does not answer", "微信暂时没有响应，请稍后再试。"),
    WECHAT_PHONE_CODE_INVALID(15002, 422, "WeChat refuses the code for the phone number", "获取手机号已超时，请重新点击授权，或改用邀请码。"),
    WECHAT_PHONE_UNAVAILABLE(15003, 503, "WeChat gives no phone numbers at present", "暂时无法获取手机号，请改用邀请码绑定。"),
    WECHAT_CODE_INVALID(40029, 401, "WeChat refuses the sign-in code", "微信登录没有成功，请返回后重新登录。"),
    WECHAT_CODE_USED(40163, 401, "The WeChat sign-in code was used before", "微信登录已过期，请返回后重新登录。"),
    WECHAT_USER_BLOCKED(40226, 403, "WeChat holds the user to be a risk", "微信限制了您的账号登录，请在微信中解除限制后再试。"),
    WECHAT_TOO_FREQUENT(45011, 429, "WeChat counts too many sign-ins of this user", "登录太频繁了，请一分钟后再试。");

    private final Entry entry;

    WeChatProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
