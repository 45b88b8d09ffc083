package io.qisheng.wechat;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Orders to the simulator of WeChat: fail this way so many times; and what it was asked. */
public final class Simulator {

    public static final String MESSAGE = "/cgi-bin/message/subscribe/send";
    static final String SESSION = "/sns/jscode2session";
    static final String TOKEN = "/cgi-bin/stable_token";
    static final String PHONE = "/wxa/business/getuserphonenumber";

    private Simulator() {}

    /** Disarms all faults and counts from zero. */
    public static void reset() {
        given().delete(control()).then().statusCode(200);
    }

    public static void answers(String endpoint, int errcode, int times) {
        arm(Map.of("endpoint", endpoint, "mode", "errcode", "errcode", errcode, "times", times));
    }

    static void delays(String endpoint, int millis, int times) {
        arm(Map.of("endpoint", endpoint, "mode", "delay", "millis", millis, "times", times));
    }

    /** @param mode hang, reset or garbage */
    public static void fails(String endpoint, String mode, int times) {
        arm(Map.of("endpoint", endpoint, "mode", mode, "times", times));
    }

    public static int calls(String endpoint) {
        Map<String, Integer> calls = given().get(control()).jsonPath().getMap("$");
        return calls.getOrDefault(endpoint, 0);
    }

    /** What the phones have got, newest last. */
    public static List<Map<String, Object>> messages(String openid) {
        List<Map<String, Object>> all =
                given().get(url() + "/__messages").jsonPath().getList("$");
        return all.stream()
                .filter(message -> openid.equals(message.get("touser")))
                .toList();
    }

    /** Somebody taps 允许 in WeChat's own dialogue. */
    public static void taps(String code, String templateId, int taps) {
        given().contentType(ContentType.JSON)
                .body(Map.of("code", code, "templateId", templateId, "taps", taps))
                .post(url() + "/__subscriptions")
                .then()
                .statusCode(200);
    }

    /** WeChat knows of no tap of anybody any more. */
    public static void forgetTaps() {
        given().delete(url() + "/__subscriptions").then().statusCode(200);
    }

    private static void arm(Map<String, ?> order) {
        given().contentType(ContentType.JSON).body(order).post(control()).then().statusCode(200);
    }

    private static String control() {
        return url() + "/__control";
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("WECHAT_URL", String.class);
    }
}
