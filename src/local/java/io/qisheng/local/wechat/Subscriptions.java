package io.qisheng.local.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.qisheng.local.demo.DemoPeople;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Subscribe messages as WeChat documents them: each tap of a user is one message of one template. {@code POST /__subscriptions}
 * {@code {code, templateId, taps}} stands for taps in WeChat's dialogue, {@code GET /__messages} shows what has arrived on the phones,
 * {@code DELETE} of either forgets it.
 */
final class Subscriptions {

    private record Right(String openid, String templateId) {}

    private static final Map<String, Pattern> SHAPES = Map.of(
            "thing", Pattern.compile("(?s).{1,20}"),
            "phrase", Pattern.compile("\\p{IsHan}{1,5}"),
            "character_string", Pattern.compile("[\\x21-\\x7E]{1,32}"),
            "number", Pattern.compile("[0-9.-]{1,32}"),
            "time", Pattern.compile("\\d{4}年\\d{1,2}月\\d{1,2}日 \\d{2}:\\d{2}"),
            "date", Pattern.compile("\\d{4}年\\d{1,2}月\\d{1,2}日( \\d{2}:\\d{2})?"));

    private final Map<Right, Integer> taps = new ConcurrentHashMap<>();
    private final List<JsonNode> arrived = new ArrayList<>();

    void tapped(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("DELETE")) {
                taps.clear();
            } else {
                JsonNode order = Answer.JSON.readTree(exchange.getRequestBody());
                Right right = new Right(
                        DemoPeople.openid(order.path("code").asText()),
                        order.path("templateId").asText());
                taps.merge(right, order.path("taps").asInt(1), Integer::sum);
            }
            Answer.json("{}").send(exchange);
        }
    }

    void messages(HttpExchange exchange) throws IOException {
        try (exchange) {
            synchronized (arrived) {
                if (exchange.getRequestMethod().equals("DELETE")) {
                    arrived.clear();
                }
                Answer.json(Answer.JSON.writeValueAsString(arrived)).send(exchange);
            }
        }
    }

    /** What WeChat says to a message; it has arrived where it says that all is well. */
    Answer receive(JsonNode message) {
        String openid = message.path("touser").asText();
        String template = message.path("template_id").asText();
        if (DemoPeople.CODES.stream().map(DemoPeople::openid).noneMatch(openid::equals)) {
            return Answer.error(40003, "invalid openid");
        }
        if (!Templates.knows(template)) {
            return Answer.error(40037, "invalid template_id");
        }
        if (!message.path("page").asText().startsWith("pages/")) {
            return Answer.error(41030, "invalid page");
        }
        for (String field : Templates.fieldsOf(template)) {
            Pattern shape = Objects.requireNonNull(SHAPES.get(field.replaceAll("[0-9]+$", "")));
            if (!shape.matcher(message.path("data").path(field).path("value").asText())
                    .matches()) {
                return Answer.error(47003, "argument invalid! data." + field + ".value invalid");
            }
        }
        if (!spend(new Right(openid, template))) {
            return Answer.error(43101, "user refuse to accept the msg");
        }
        synchronized (arrived) {
            arrived.add(message);
        }
        return Answer.json(Map.of("errcode", 0, "errmsg", "ok"));
    }

    private boolean spend(Right right) {
        int[] before = {0};
        taps.computeIfPresent(right, (key, left) -> {
            before[0] = left;
            return left - 1;
        });
        return before[0] > 0;
    }
}
