package io.qisheng.notifications;

/** The kinds of message that a user may let us send through WeChat. Which template of WeChat's stands behind each is configuration. */
public enum SubscribeTemplate {
    /** To an enterprise: there is something to do, or the matter has come to an end. */
    PROGRESS,
    /** To staff: something waits. */
    TO_DO,
    /** To heads and supervisors, once a working day: what is stuck. */
    DIGEST
}
