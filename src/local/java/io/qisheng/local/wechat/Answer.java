package io.qisheng.local.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What WeChat sends back: always status 200, errors in the body. */
record Answer(String contentType, String body) {

    static final ObjectMapper JSON = new ObjectMapper();

    static Answer json(String body) {
        return new Answer("application/json; encoding=utf-8", body);
    }

    static Answer json(Map<String, ?> body) {
        return json(write(body));
    }

    /** As jscode2session does: JSON that calls itself text. */
    static Answer text(Map<String, ?> body) {
        return new Answer("text/plain", write(body));
    }

    static Answer error(int code, String message) {
        return json(Map.of("errcode", code, "errmsg", message));
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String write(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
