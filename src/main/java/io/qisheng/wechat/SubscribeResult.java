package io.qisheng.wechat;

/**
 * What became of a message.
 *
 * @param errcode why WeChat refused it; 0 otherwise
 */
public record SubscribeResult(End end, int errcode) {

    /** The user has not allowed it, or the allowance is used up. */
    public static final int NOT_ALLOWED = 43101;

    /** How it ended. */
    public enum End {
        SENT,
        /** WeChat has said no. */
        REFUSED,
        /** The call went out and no answer came back: it may have arrived. */
        UNKNOWN,
        /** It certainly was not sent, and may be tried again. */
        AWAY
    }

    static SubscribeResult of(End end) {
        return new SubscribeResult(end, 0);
    }
}
