package io.qisheng.notifications;

import java.util.List;

/**
 * What a user has answered to WeChat's question, template by template.
 *
 * @param answers as WeChat's dialogue returned them
 */
public record SubscriptionAnswers(List<Given> answers) {

    /** One template's answer. */
    public record Given(String templateId, Answer answer) {}

    /** WeChat's words for it. */
    public enum Answer {
        ACCEPT,
        REJECT,
        /** WeChat has banned the template. */
        BAN,
        /** WeChat left the template out, since it looks like another one. */
        FILTER
    }
}
