package io.qisheng.identity;

import static io.qisheng.testing.Api.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SignInTest {

    private static Response post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/auth" + path);
    }

    @Test
    void anOwnerSignsInThroughWechat() {
        String token = post("/wechat", Map.of("code", "demo-owner-1"))
                .then()
                .statusCode(200)
                .body("user.bound", equalTo(true))
                .body("user.grants[0].role", equalTo("OWNER"))
                .body("user.grants[0].organisationCode", equalTo("enterprise-1"))
                .extract()
                .path("accessToken");

        given().auth()
                .oauth2(token)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("enterprises", hasSize(1))
                .body("member", nullValue());
    }

    @Test
    void aWrongWechatCodeIsRefusedWithWechatsNumber() {
        post("/wechat", Map.of("code", "made-up"))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("wechat-code-invalid"))
                .body("errcode", equalTo(40029))
                .body("errmsg", notNullValue());
    }

    @Test
    void aStrangerGetsAUserWithoutGrantsAndIsTheSameNextTime() {
        String first = post("/wechat", Map.of("code", "demo-stranger"))
                .then()
                .statusCode(200)
                .body("user.bound", equalTo(false))
                .body("user.grants", hasSize(0))
                .extract()
                .path("user.id");

        post("/wechat", Map.of("code", "demo-stranger")).then().body("user.id", equalTo(first));
    }

    @Test
    void staffSignInByPassword() {
        post("/staff", Map.of("username", "desk", "password", "qisheng-demo"))
                .then()
                .statusCode(200)
                .body("user.grants.role", hasItem("DESK"))
                .body("accessToken", notNullValue());
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookTheSame() {
        for (String username : new String[] {"assessor", "nobody-here"}) {
            post("/staff", Map.of("username", username, "password", "wrong"))
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("sign-in-failed"));
        }
    }

    @Test
    void theReuseOfARefreshTokenEndsTheSession() {
        String first = post("/wechat", Map.of("code", "demo-owner-2")).path("refreshToken");
        Response rotated = post("/refresh", Map.of("refreshToken", first));
        rotated.then().statusCode(200);

        post("/refresh", Map.of("refreshToken", first))
                .then()
                .statusCode(401)
                .body("code", equalTo("refresh-token-invalid"));

        post("/refresh", Map.of("refreshToken", rotated.path("refreshToken")))
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(rotated.path("accessToken"))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void aWriteSignedInByCookieNeedsTheCsrfHeader() {
        Response signedIn = post("/staff", Map.of("username", "admin", "password", "qisheng-demo", "mode", "cookie"));
        signedIn.then().statusCode(200).body("accessToken", nullValue());
        Map<String, String> cookies = signedIn.getCookies();

        given().cookies(cookies)
                .post("/api/v1/auth/bridge-tickets")
                .then()
                .statusCode(403)
                .body("code", equalTo("csrf-token-invalid"));

        given().cookies(cookies)
                .header("X-CSRF-Token", cookies.get("qs-csrf"))
                .post("/api/v1/auth/bridge-tickets")
                .then()
                .statusCode(201)
                .body("expiresIn", equalTo(60));
    }

    @Test
    void allFaultsOfABodyAreToldAtOnce() {
        post("/staff", Map.of("username", 5, "colour", "red"))
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.pointer", hasItem("/username"))
                .body("errors.pointer", hasItem("/password"))
                .body("errors.pointer", hasItem("/colour"));
    }

    @Test
    void whatIsNotThereAndWhatIsNotAllowedAreProblemsToo() {
        given().get("/api/v1/nothing").then().statusCode(404).body("code", equalTo("not-found"));
        given().get("/api/v1/me").then().statusCode(401).body("code", equalTo("unauthenticated"));
        given().get("/api/v1/auth/staff").then().statusCode(405).body("code", equalTo("method-not-allowed"));
        given().contentType(ContentType.JSON)
                .body("{\"username\":")
                .post("/api/v1/auth/staff")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
    }

    @Test
    void aTokenThatThePageNamesGoesBeforeACookieOfTheBrowser() {
        Map<String, String> cookies = post(
                        "/staff", Map.of("username", "desk", "password", "qisheng-demo", "mode", "cookie"))
                .getCookies();
        String owner = as("demo-owner-1").get("/api/v1/me").path("id");

        as("demo-owner-1")
                .cookies(cookies)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(owner));
        given().cookies(cookies)
                .header("Authorization", "Basic x")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/auth/bridge-tickets")
                .then()
                .statusCode(401);
    }
}
