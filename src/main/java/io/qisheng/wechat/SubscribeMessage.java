package io.qisheng.wechat;

import java.time.Instant;
import java.util.Map;

/**
 * A message to one user who let us send it.
 *
 * @param page what it opens in the mini-program
 * @param data the template's fields, by WeChat's names for them such as {@code thing2}; each value is cut to what its kind allows
 */
public record SubscribeMessage(String openid, String templateId, String page, Map<String, String> data) {

    public SubscribeMessage {
        data = Map.copyOf(data);
    }

    /** A moment as fields of the kinds {@code time} and {@code date} carry it. */
    public static String time(Instant moment) {
        return MessageFields.time(moment);
    }

    /** Raises {@link IllegalArgumentException} for the name of a field that no template of WeChat's can have. */
    public static void requireField(String name) {
        MessageFields.fit(name, "");
    }
}
