package io.qisheng.local.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes endpoints fail on demand. {@code POST /__control} {@code {endpoint, mode, times, errcode?, millis?}} arms a fault,
 * {@code DELETE} disarms all and counts from zero, {@code GET} tells how often each endpoint was called.
 */
final class Faults {

    private static final long FOREVER = 10 * 60 * 1000L;

    private enum Mode {
        ERRCODE,
        DELAY,
        HANG,
        RESET,
        GARBAGE,
        /** It is done, and nobody hears of it. */
        LOST
    }

    /** What is left to do after a fault. */
    enum Left {
        ANSWER,
        /** Do it, and close the line without an answer. */
        LOSE,
        NONE
    }

    private record Fault(Mode mode, int errcode, long millis, AtomicInteger left) {}

    private final Map<String, Fault> armed = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    void control(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "POST" -> arm(Answer.JSON.readTree(exchange.getRequestBody()));
                case "DELETE" -> {
                    armed.clear();
                    calls.clear();
                }
                default -> {
                    // GET only looks.
                }
            }
            Answer.json(Map.copyOf(calls)).send(exchange);
        }
    }

    /** Counts the call, and does what is armed for it. */
    Left strike(String endpoint, HttpExchange exchange) throws IOException {
        calls.merge(endpoint, 1, Integer::sum);
        Fault fault = armed.get(endpoint);
        if (fault == null || fault.left().getAndDecrement() <= 0) {
            return Left.ANSWER;
        }
        switch (fault.mode()) {
            case ERRCODE -> Answer.error(fault.errcode(), "simulated").send(exchange);
            case GARBAGE -> new Answer("text/html", "<html><body>502 Bad Gateway</body></html>").send(exchange);
            case HANG -> sleep(FOREVER);
            case RESET -> exchange.close();
            case DELAY -> {
                sleep(fault.millis());
                return Left.ANSWER;
            }
            case LOST -> {
                return Left.LOSE;
            }
        }
        return Left.NONE;
    }

    private void arm(JsonNode order) {
        armed.put(
                order.path("endpoint").asText(),
                new Fault(
                        Mode.valueOf(order.path("mode").asText().toUpperCase(Locale.ROOT)),
                        order.path("errcode").asInt(-1),
                        order.path("millis").asLong(1_000),
                        new AtomicInteger(order.path("times").asInt(1))));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
