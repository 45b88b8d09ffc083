package io.qisheng.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How sessions end, and what a thief of one finds. Each test has a user of its own. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SessionSecurityTest {

    private static final UUID DISTRICT = DemoIds.of("district");
    private static final String PASSWORD = "a-long-password";
    private static final byte[] TOTP = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** Of the local profile, whose limits are a hundred times as wide. */
    private static final int FAILURES = 1_000;

    @Inject
    Revocations revocations;

    @Inject
    FieldCipher cipher;

    @Inject
    Clock clock;

    /** Somebody of the staff whom nobody else knows. */
    private record Staff(UUID id, String username) {}

    @Test
    void aGrantThatChangesWhileSomebodySignsInIsInTheTokenOrEndsIt() throws Exception {
        Staff staff = staff(null);
        try (Connection changing = Database.owner()) {
            changing.setAutoCommit(false);
            Database.number(changing, "select 1");
            String before = signIn(staff, null).path("accessToken");

            grant(changing, staff, "AUDITOR", "branch-15");
            changing.commit();

            Database.await(revocations::refresh);
            me(before).then().statusCode(401);
            me(signIn(staff, null).path("accessToken"))
                    .then()
                    .statusCode(200)
                    .body("grants.find { it.role == 'AUDITOR' }.organisationCode", equalTo("branch-15"));
            Database.await(revocations::refresh);
        }
        me(signIn(staff, null).path("accessToken")).then().statusCode(200);
    }

    @Test
    void whoeverSignsInDuringAChangeWaitsForItAndCarriesIt() throws Exception {
        Staff staff = staff(null);
        try (Connection changing = Database.owner();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            changing.setAutoCommit(false);
            grant(changing, staff, "AUDITOR", "branch-15");
            Future<Response> signingIn = threads.submit(() -> signIn(staff, null));
            waitUntilSomebodyWaits();

            changing.commit();

            Database.await(revocations::refresh);
            me(signingIn.get().path("accessToken"))
                    .then()
                    .statusCode(200)
                    .body("grants.find { it.role == 'AUDITOR' }.organisationCode", equalTo("branch-15"));
        }
    }

    @Test
    void whoeverHoldsManyOfficesIsSignedInByCookieToo() throws SQLException {
        Staff staff = staff(null);
        try (Connection owner = Database.owner()) {
            for (String role : List.of("DESK", "HANDLER", "ASSESSOR", "AUDITOR")) {
                for (int branch = 1; branch <= 15; branch++) {
                    grant(owner, staff, role, "branch-" + branch);
                }
            }
        }
        Response begun = post("/staff", Map.of("username", staff.username(), "password", PASSWORD, "mode", "cookie"));

        assertThat(begun.getCookies())
                .containsKey("qs-access-1")
                .allSatisfy((name, value) -> assertThat(value.length()).isLessThan(4_000));
        given().cookies(begun.getCookies())
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("grants.size()", equalTo(60));
    }

    @Test
    void anEndedSessionLeavesOneTraceHoweverOftenItIsTried() throws SQLException {
        Response begun = signIn(staff(null), null);
        String refresh = begun.path("refreshToken");
        post("/refresh", Map.of("refreshToken", refresh)).then().statusCode(200);
        long before = traces();

        for (int i = 0; i < 5; i++) {
            post("/refresh", Map.of("refreshToken", refresh))
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("refresh-token-invalid"));
        }

        assertThat(traces() - before).isEqualTo(1);
        me(begun.path("accessToken")).then().statusCode(401);
    }

    @Test
    void aTicketForTheWebViewIsGoodOnce() throws SQLException {
        String access = signIn(staff(null), null).path("accessToken");
        String ticket = given().auth()
                .oauth2(access)
                .contentType(ContentType.JSON)
                .post("/api/v1/auth/bridge-tickets")
                .path("ticket");

        post("/bridge", Map.of("ticket", ticket)).then().statusCode(200);
        post("/bridge", Map.of("ticket", ticket)).then().statusCode(401).body("code", equalTo("bridge-ticket-invalid"));
        post("/bridge", Map.of("ticket", Secrets.next())).then().statusCode(401);
    }

    @Test
    void aOneTimeCodeIsAskedForAndGoodOnceAndGuessingLocksTheAccount() throws SQLException {
        Staff staff = staff(TOTP);
        signIn(staff, null).then().statusCode(401).body("code", equalTo("totp-required"));
        String code = codeOfNow();
        signIn(staff, code).then().statusCode(200);
        signIn(staff, code).then().statusCode(401).body("code", equalTo("totp-invalid"));

        fail(staff, FAILURES - 1);
        signIn(staff, "000000").then().statusCode(401).body("code", equalTo("totp-invalid"));
        signIn(staff, codeOfNow())
                .then()
                .statusCode(429)
                .body("code", equalTo("account-locked"))
                .body("retryAfter", equalTo(900));
    }

    private String codeOfNow() {
        long step = Math.floorDiv(clock.instant().getEpochSecond(), 30L);
        return Totp.code(TOTP, step);
    }

    private Staff staff(byte @Nullable [] totp) throws SQLException {
        UUID id = Ids.next();
        Staff staff = new Staff(id, "staff-" + id);
        try (Connection owner = Database.owner()) {
            run(
                    owner,
                    "insert into app_user (district_id, id, name, created_at) values (?, ?, '某干部', now())",
                    DISTRICT,
                    id);
            run(
                    owner,
                    "insert into staff_credential (district_id, user_id, username, password_hash, totp_sealed) values (?, ?, ?, ?, ?)",
                    DISTRICT,
                    id,
                    staff.username(),
                    Passwords.hash(PASSWORD),
                    totp == null ? null : cipher.encrypt(Base64.getEncoder().encodeToString(totp), "totp " + id));
        }
        return staff;
    }

    private static void grant(Connection owner, Staff staff, String role, String organisation) throws SQLException {
        run(
                owner,
                "insert into user_grant (district_id, user_id, role, organisation_id) values (?, ?, ?, ?)",
                DISTRICT,
                staff.id(),
                role,
                DemoIds.of(organisation));
    }

    private void fail(Staff staff, int times) throws SQLException {
        try (Connection owner = Database.owner()) {
            run(
                    owner,
                    "update sign_in_failure set failures = ?, last_at = now() where username_hash = ?",
                    times,
                    cipher.index(staff.username()));
        }
    }

    private static void waitUntilSomebodyWaits() throws Exception {
        try (Connection owner = Database.owner()) {
            for (int i = 0; i < 200; i++) {
                if (Database.number(owner, "select count(*) from pg_locks where not granted") > 0) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new AssertionError("nobody waits for the change of the grant");
    }

    private static long traces() throws SQLException {
        try (Connection owner = Database.owner()) {
            return Database.number(owner, "select count(*) from token_revocation where family_id is not null");
        }
    }

    private static Response signIn(Staff staff, @Nullable String totp) {
        Map<String, String> body = new HashMap<>(Map.of("username", staff.username(), "password", PASSWORD));
        if (totp != null) {
            body.put("totp", totp);
        }
        return post("/staff", body);
    }

    private static Response me(String token) {
        return given().auth().oauth2(token).get("/api/v1/me");
    }

    private static Response post(String path, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/auth" + path);
    }

    private static void run(Connection owner, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
