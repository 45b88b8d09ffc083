package io.qisheng.wechat;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Orders to the simulator of WeChat: fail this way so many times; and what it was asked. */
final class Simulator {

    static final String SESSION = "/sns/jscode2session";
    static final String TOKEN = "/cgi-bin/stable_token";
    static final String PHONE = "/wxa/business/getuserphonenumber";

    private Simulator() {}

    /** Disarms all faults and counts from zero. */
    static void reset() {
        given().delete(control()).then().statusCode(200);
    }

    static void answers(String endpoint, int errcode, int times) {
        arm(Map.of("endpoint", endpoint, "mode", "errcode", "errcode", errcode, "times", times));
    }

    static void delays(String endpoint, int millis, int times) {
        arm(Map.of("endpoint", endpoint, "mode", "delay", "millis", millis, "times", times));
    }

    /** @param mode hang, reset or garbage */
    static void fails(String endpoint, String mode, int times) {
        arm(Map.of("endpoint", endpoint, "mode", mode, "times", times));
    }

    static int calls(String endpoint) {
        Map<String, Integer> calls = given().get(control()).jsonPath().getMap("$");
        return calls.getOrDefault(endpoint, 0);
    }

    private static void arm(Map<String, ?> order) {
        given().contentType(ContentType.JSON).body(order).post(control()).then().statusCode(200);
    }

    private static String control() {
        return ConfigProvider.getConfig().getValue("WECHAT_URL", String.class) + "/__control";
    }
}
