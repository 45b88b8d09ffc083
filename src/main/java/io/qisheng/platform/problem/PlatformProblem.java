package io.qisheng.platform.problem;

/** Problems that any operation can answer. */
public enum PlatformProblem implements ProblemType {
    VALIDATION_FAILED(10001, 400, "The request is not valid", "有几处内容需要修改，请按提示改好后再提交。"),
    MALFORMED_JSON(10002, 400, "The body is not well-formed JSON", "提交的内容无法读取，请刷新页面后重试。"),
    CURSOR_INVALID(10003, 400, "The cursor does not belong to this list", "列表已经变化，请回到第一页重新查看。"),
    UNAUTHENTICATED(10004, 401, "A valid sign-in is needed", "登录已失效，请重新登录。"),
    FORBIDDEN(10005, 403, "The caller has no role for this", "您没有办理此事的权限，如有需要请联系管理员。"),
    CSRF_TOKEN_INVALID(10006, 403, "The CSRF header does not match the cookie", "页面已过期，请刷新页面后重试。"),
    NOT_FOUND(10007, 404, "There is no such thing", "没有找到您要看的内容，可能已被移走，请返回上一页。"),
    METHOD_NOT_ALLOWED(10008, 405, "The address does not take this method", "暂不支持这种操作，请刷新页面后重试。"),
    NOT_ACCEPTABLE(10009, 406, "The answer cannot be given in the wanted format", "暂不支持这种格式，请更新到最新版本后重试。"),
    IDEMPOTENCY_IN_PROGRESS(10010, 409, "The first request with this key is still running", "正在处理您刚才的提交，请稍等片刻再查看结果。"),
    PRECONDITION_FAILED(10011, 412, "The resource was changed meanwhile", "内容刚刚被更新过，请刷新后核对再保存。"),
    PAYLOAD_TOO_LARGE(10012, 413, "The body is too large", "提交的内容太长，请精简后再提交。"),
    UNSUPPORTED_MEDIA_TYPE(10013, 415, "The body has a media type that is not taken", "提交的内容格式不对，请更新到最新版本后重试。"),
    IDEMPOTENCY_KEY_REUSED(10014, 422, "The key was used for another request", "这次提交与之前的不一致，请刷新页面后重新提交。"),
    PRECONDITION_REQUIRED(10015, 428, "If-Match is needed", "请刷新页面，看过最新内容后再保存。"),
    RATE_LIMITED(10016, 429, "Too many requests", "操作太频繁了，请稍等一会儿再试。"),
    INTERNAL_ERROR(10017, 500, "Something failed inside the service", "系统出了点问题，您填写的内容还在，请稍后再试。"),
    UNAVAILABLE(10018, 503, "A part the request needs is down", "服务暂时繁忙，您填写的内容还在，请稍后再试。");

    private final Entry entry;

    PlatformProblem(int errcode, int status, String title, String message) {
        this.entry = new Entry(errcode, status, title, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
