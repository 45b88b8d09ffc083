package io.qisheng.wechat;

import io.qisheng.platform.problem.ProblemException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** One answer of WeChat, which says by {@code errcode} whether it is one. */
record WeChatAnswer(int errcode, JsonObject body) {

    /** WeChat is busy; the documentation asks to try again. */
    static final int BUSY = -1;

    /** Reads an answer; what is no JSON object comes from something that is not WeChat. */
    static WeChatAnswer of(String text) {
        try {
            JsonObject body = new JsonObject(text);
            return new WeChatAnswer(body.getInteger("errcode", 0), body);
        } catch (DecodeException | ClassCastException notAnAnswer) {
            throw ProblemException.of(WeChatProblem.WECHAT_UNAVAILABLE);
        }
    }

    boolean isSuccess() {
        return errcode == 0;
    }

    /** A member that a success must have. */
    String required(String member) {
        Object value = body.getValue(member);
        if (!(value instanceof String text) || text.isEmpty()) {
            throw ProblemException.of(WeChatProblem.WECHAT_UNAVAILABLE);
        }
        return text;
    }
}
