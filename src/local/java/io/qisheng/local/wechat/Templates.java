package io.qisheng.local.wechat;

import java.util.Map;
import java.util.Set;

/** The templates that the simulated account has chosen at WeChat's, with their fields. */
public final class Templates {

    /** As the service is told of them. */
    public static final Map<String, String> SETTINGS = Map.of(
            "WECHAT_TEMPLATE_PROGRESS", "local-template-progress",
            "WECHAT_TEMPLATE_TO_DO", "local-template-to-do",
            "WECHAT_TEMPLATE_DIGEST", "local-template-digest");

    private static final Set<String> MATTER = Set.of("character_string1", "thing2", "phrase3", "time4", "thing5");

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "local-template-progress", MATTER,
            "local-template-to-do", MATTER,
            "local-template-digest", Set.of("thing1", "date2", "thing3"));

    private Templates() {}

    static boolean knows(String templateId) {
        return FIELDS.containsKey(templateId);
    }

    static Set<String> fieldsOf(String templateId) {
        return FIELDS.getOrDefault(templateId, Set.of());
    }
}
