package io.qisheng.local.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.local.demo.DemoPeople;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The endpoints, as WeChat documents them. */
final class Endpoints {

    private static final int TOKEN_SECONDS = 7_200;

    private final String appId;
    private final String secret;
    private final Subscriptions subscriptions;
    /** The token in force first; the one before stays good for a while, as at WeChat. */
    private final Deque<String> tokens = new ArrayDeque<>();

    /** One endpoint: the decoded query and the body in, the answer out. */
    interface Endpoint {
        Answer answer(Query query, String body);
    }

    Endpoints(String appId, String secret, Subscriptions subscriptions) {
        this.appId = appId;
        this.secret = secret;
        this.subscriptions = subscriptions;
    }

    Map<String, Endpoint> byPath() {
        Map<String, Endpoint> endpoints = new LinkedHashMap<>();
        endpoints.put("/sns/jscode2session", this::session);
        endpoints.put("/cgi-bin/stable_token", this::token);
        endpoints.put("/wxa/business/getuserphonenumber", this::phone);
        endpoints.put("/cgi-bin/message/subscribe/send", this::subscribeMessage);
        return endpoints;
    }

    private Answer session(Query query, String body) {
        String code = query.get("js_code");
        if (query.get("appid").isEmpty()) {
            return Answer.error(41002, "appid missing");
        }
        if (query.get("secret").isEmpty()) {
            return Answer.error(41004, "appsecret missing");
        }
        if (code.isEmpty()) {
            return Answer.error(41008, "missing code");
        }
        if (!query.get("appid").equals(appId)) {
            return Answer.error(40013, "invalid appid");
        }
        if (!query.get("secret").equals(secret)) {
            return Answer.error(40125, "invalid appsecret");
        }
        if (!DemoPeople.CODES.contains(code)) {
            return Answer.error(40029, "invalid code");
        }
        return Answer.text(Map.of(
                "openid", DemoPeople.openid(code),
                "session_key", random(18),
                "unionid", DemoPeople.unionid(code)));
    }

    private Answer token(Query query, String body) {
        JsonNode order = json(body);
        if (!order.path("grant_type").asText().equals("client_credential")) {
            return Answer.error(40002, "invalid grant_type");
        }
        if (!order.path("appid").asText().equals(appId)) {
            return Answer.error(40013, "invalid appid");
        }
        if (!order.path("secret").asText().equals(secret)) {
            return Answer.error(40125, "invalid appsecret");
        }
        return Answer.json(
                Map.of("access_token", current(order.path("force_refresh").asBoolean()), "expires_in", TOKEN_SECONDS));
    }

    private Answer phone(Query query, String body) {
        if (!isGood(query.get("access_token"))) {
            return Answer.error(40001, "invalid credential, access_token is invalid or not latest");
        }
        String code = json(body).path("code").asText();
        return DemoPeople.personOfPhoneCode(code)
                .map(DemoPeople::phone)
                .map(number -> Answer.json(Map.of(
                        "errcode",
                        0,
                        "errmsg",
                        "ok",
                        "phone_info",
                        Map.of(
                                "phoneNumber",
                                number,
                                "purePhoneNumber",
                                number,
                                "countryCode",
                                "86",
                                "watermark",
                                Map.of("timestamp", 0, "appid", appId)))))
                .orElseGet(() -> Answer.error(40029, "invalid code"));
    }

    private Answer subscribeMessage(Query query, String body) {
        if (!isGood(query.get("access_token"))) {
            return Answer.error(40001, "invalid credential, access_token is invalid or not latest");
        }
        return subscriptions.receive(json(body));
    }

    private synchronized String current(boolean forceRefresh) {
        if (tokens.isEmpty() || forceRefresh) {
            tokens.addFirst(random(384));
            if (tokens.size() > 2) {
                tokens.removeLast();
            }
        }
        return tokens.getFirst();
    }

    private synchronized boolean isGood(String token) {
        return tokens.contains(token);
    }

    private static JsonNode json(String body) {
        try {
            return Answer.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return Answer.JSON.createObjectNode();
        }
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
