package io.qisheng.e2e;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** One of the demonstration people who works past the screens: what a browser test finds there and need not look at. */
final class ApiPerson {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String api;
    private final String token;

    private ApiPerson(String api, String token) {
        this.api = api;
        this.token = token;
    }

    static ApiPerson owner(LivingSystem system, String code) {
        String api = system.address() + "/api/v1";
        return new ApiPerson(api, tokenIn(post(api + "/auth/wechat", "", new JsonObject().put("code", code))));
    }

    static ApiPerson staff(LivingSystem system, String username) {
        String api = system.address() + "/api/v1";
        JsonObject body = new JsonObject().put("username", username).put("password", "qisheng-demo");
        return new ApiPerson(api, tokenIn(post(api + "/auth/staff", "", body)));
    }

    /** Files a petition of the own enterprise; its id. */
    String file(String category, String title) {
        return post(
                        "/petitions",
                        new JsonObject()
                                .put("kind", "REQUEST")
                                .put("category", category)
                                .put("title", title)
                                .put("text", "施工以后没有掉头的地方，送货的车要倒三百米，晚上看不见，很危险。")
                                .put(
                                        "contact",
                                        new JsonObject().put("name", "金小明").put("phone", "13800000016"))
                                .put("visibility", "ENTERPRISE"))
                .getString("id");
    }

    JsonObject act(String petition, JsonObject action) {
        return post("/petitions/" + petition + "/actions", action);
    }

    JsonObject get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return send(request);
    }

    private JsonObject post(String path, JsonObject body) {
        return post(api + path, token, body);
    }

    private static JsonObject post(String url, String token, JsonObject body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
        return send(
                token.isEmpty()
                        ? request.build()
                        : request.header("Authorization", "Bearer " + token).build());
    }

    private static JsonObject send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() >= 400) {
                throw new AssertionError(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
            return new JsonObject(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String tokenIn(JsonObject answer) {
        return answer.getString("accessToken");
    }
}
