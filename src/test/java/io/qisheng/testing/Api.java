package io.qisheng.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Requests as one of the people of the demonstration township, signed in once per test run. */
public final class Api {

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Api() {}

    /** A JSON request signed in as a WeChat code such as {@code demo-owner-1}, or as a staff user such as {@code desk}. */
    public static RequestSpecification as(String person) {
        return given().contentType(ContentType.JSON).auth().oauth2(token(person));
    }

    /** An access token of a person. */
    public static String token(String person) {
        return TOKENS.computeIfAbsent(person, Api::signIn);
    }

    private static String signIn(String person) {
        Response answer = person.startsWith("demo-")
                ? post("/api/v1/auth/wechat", Map.of("code", person))
                : post("/api/v1/auth/staff", Map.of("username", person, "password", "qisheng-demo"));
        answer.then().statusCode(200);
        return answer.path("accessToken");
    }

    private static Response post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }
}
