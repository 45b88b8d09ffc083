package io.qisheng.platform.problem;

/** Problems that any operation can answer. */
public enum PlatformProblem implements ProblemType {
    VALIDATION_FAILED(10001, 400, "Validation failed", "填写的内容有误，请按提示修改后再提交。"),
    MALFORMED_JSON(10002, 400, "Malformed JSON", "提交的内容无法识别，请重试。"),
    CURSOR_INVALID(10003, 400, "Cursor invalid", "列表已变化，请从头刷新。"),
    UNAUTHENTICATED(10004, 401, "Unauthenticated", "登录已失效，请重新登录。"),
    FORBIDDEN(10005, 403, "Forbidden", "您没有办理此事的权限，如有需要请联系管理员。"),
    CSRF_TOKEN_INVALID(10006, 403, "CSRF token invalid", "页面已过期，请刷新后重试。"),
    NOT_FOUND(10007, 404, "Not found", "没有找到，可能已被删除或您无权查看。"),
    METHOD_NOT_ALLOWED(10008, 405, "Method not allowed", "不支持这种操作。"),
    NOT_ACCEPTABLE(10009, 406, "Not acceptable", "无法提供所要求的格式。"),
    IDEMPOTENCY_IN_PROGRESS(10010, 409, "Idempotent request in progress", "上一次提交正在处理，请稍候。"),
    PRECONDITION_FAILED(10011, 412, "Precondition failed", "内容已被更新，请查看最新内容后再提交。"),
    PAYLOAD_TOO_LARGE(10012, 413, "Payload too large", "提交的内容太大，请精简后再提交。"),
    UNSUPPORTED_MEDIA_TYPE(10013, 415, "Unsupported media type", "不支持这种内容格式。"),
    IDEMPOTENCY_KEY_REUSED(10014, 422, "Idempotency key reused", "提交编号已被另一份内容使用，请重新提交。"),
    PRECONDITION_REQUIRED(10015, 428, "Precondition required", "请先读取最新内容再修改。"),
    RATE_LIMITED(10016, 429, "Too many requests", "操作太频繁，请稍后再试。"),
    INTERNAL_ERROR(10017, 500, "Internal error", "系统出错了，请稍后重试；如仍不行请联系管理员。"),
    UNAVAILABLE(10018, 503, "Service unavailable", "服务暂时不可用，请稍后重试，已填写的内容不会丢失。");

    private final int errcode;
    private final int status;
    private final String title;
    private final String message;

    PlatformProblem(int errcode, int status, String title, String message) {
        this.errcode = errcode;
        this.status = status;
        this.title = title;
        this.message = message;
    }

    @Override
    public String code() {
        return ProblemCodes.kebab(this);
    }

    @Override
    public int errcode() {
        return errcode;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String message() {
        return message;
    }
}
