package io.qisheng.identity;

import io.qisheng.platform.problem.ProblemType;

/** Problems of signing in and binding. */
public enum IdentityProblem implements ProblemType {
    SIGN_IN_FAILED(11001, 401, "User name or password is wrong", "用户名或密码不对，请核对后重新输入。"),
    TOTP_REQUIRED(11002, 401, "A one-time code is needed too", "请输入验证器上显示的六位动态码。"),
    TOTP_INVALID(11003, 401, "The one-time code is wrong or was used", "动态码不对或已用过，请输入验证器上新的六位动态码。"),
    ACCOUNT_LOCKED(11004, 429, "Too many failed sign-ins for this user name", "登录失败次数过多，请稍后再试，或联系管理员重置密码。"),
    REFRESH_TOKEN_INVALID(11005, 401, "The refresh token is unknown, expired, used or revoked", "登录已过期，请重新登录。"),
    BRIDGE_TICKET_INVALID(11006, 401, "The ticket is unknown, used or older than a minute", "跳转已超时，请回到小程序重新打开。"),
    INVITE_CODE_INVALID(11007, 422, "The invitation is unknown, used or expired", "邀请码不对或已失效，请向邀请您的人核对。"),
    PHONE_NOT_REGISTERED(11008, 422, "No member or owner has this phone number", "这个手机号还没有登记，请改用邀请码，或联系所在支部或企业服务窗口。"),
    ALREADY_BOUND(11009, 409, "The WeChat user is bound already", "您的微信已经绑定，无需再次绑定。"),
    RECORD_ALREADY_BOUND(11010, 409, "The record is bound to another WeChat user", "这条登记信息已绑定其他微信，如有疑问请联系管理员。");

    private final Entry entry;

    IdentityProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
