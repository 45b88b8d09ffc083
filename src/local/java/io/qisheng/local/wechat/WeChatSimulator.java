package io.qisheng.local.wechat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * The simulator as a process. Its address is {@code WECHAT_PORT} on loopback; it knows one application, {@code WECHAT_APP_ID}
 * with {@code WECHAT_APP_SECRET}.
 */
public final class WeChatSimulator {

    public static final String HEALTH = "/__health";
    public static final String CONTROL = "/__control";
    public static final String SUBSCRIPTIONS = "/__subscriptions";
    public static final String MESSAGES = "/__messages";

    private WeChatSimulator() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        int port = Integer.parseInt(environment.getOrDefault("WECHAT_PORT", "18090"));
        start(port, environment.getOrDefault("WECHAT_APP_ID", ""), environment.getOrDefault("WECHAT_APP_SECRET", ""));
        System.out.println("WeChat simulator on http://127.0.0.1:" + port);
    }

    static HttpServer start(int port, String appId, String secret) throws IOException {
        Faults faults = new Faults();
        Subscriptions subscriptions = new Subscriptions();
        Endpoints endpoints = new Endpoints(appId, secret, subscriptions);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(HEALTH, exchange -> Answer.json("{}").send(exchange));
        server.createContext(CONTROL, faults::control);
        server.createContext(SUBSCRIPTIONS, subscriptions::tapped);
        server.createContext(MESSAGES, subscriptions::messages);
        endpoints
                .byPath()
                .forEach((path, endpoint) ->
                        server.createContext(path, exchange -> serve(exchange, path, endpoint, faults)));
        server.start();
        return server;
    }

    private static void serve(HttpExchange exchange, String path, Endpoints.Endpoint endpoint, Faults faults)
            throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (faults.strike(path, exchange)) {
                case ANSWER ->
                    endpoint.answer(Query.of(exchange.getRequestURI()), body).send(exchange);
                case LOSE -> endpoint.answer(Query.of(exchange.getRequestURI()), body);
                case NONE -> {
                    // The fault has taken the place of the answer.
                }
            }
        }
    }
}
