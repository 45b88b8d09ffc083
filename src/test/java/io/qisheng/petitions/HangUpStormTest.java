package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.OWNER;
import static io.qisheng.petitions.PetitionSteps.file;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.testing.Api.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.platform.Ids;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * A thousand phones file a petition and hang up within 25 ms. Whatever became of each, it became of all its rows: petition,
 * timeline, search, outbox, audit and idempotency record are there together or not at all; and the service is as well as before.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HangUpStormTest {

    private static final int WRITES = 1_000;
    private static final int AT_ONCE = 16;
    private static final int LONGEST_MILLIS = 25;
    private static final Duration HEALING = Duration.ofSeconds(30);

    @Test
    void aThousandHangUpsTearNothingAndLeakNothing() throws Exception {
        String bearer = token(OWNER);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            ids.add(Ids.next());
        }

        storm(bearer, ids);

        waitUntilItTakesWrites();
        try (Connection database = database()) {
            waitUntilIdle(database);
            int whole = 0;
            for (UUID id : ids) {
                whole += rowsOf(database, id);
            }
            assertThat(whole).as("writes that went through").isBetween(1, WRITES);
            assertThat(count(
                            database,
                            "select count(*) from pg_stat_activity where usename = 'qisheng_app'"
                                    + " and state like 'idle in transaction%'"))
                    .isZero();
        }
        for (int i = 0; i < 50; i++) {
            file(OWNER, filing()).then().statusCode(201);
        }
    }

    /** What the phones left behind is worked off first; it may refuse for that long, and not longer. */
    private static void waitUntilItTakesWrites() throws InterruptedException {
        long end = System.nanoTime() + HEALING.toNanos();
        int status = file(OWNER, filing()).statusCode();
        while (status != 201 && System.nanoTime() < end) {
            Thread.sleep(200);
            status = file(OWNER, filing()).statusCode();
        }
        assertThat(status).isEqualTo(201);
    }

    private static void storm(String bearer, List<UUID> ids) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> calls = new ArrayList<>();
            for (UUID id : ids) {
                calls.add(threads.submit(() -> cutOff(bearer, id)));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
    }

    /** Sends one whole request and closes the connection without reading the answer. */
    private static Void cutOff(String bearer, UUID id) throws IOException, InterruptedException {
        Map<String, Object> filing = filing("id", id.toString());
        byte[] body = new JsonObject(filing).encode().getBytes(UTF_8);
        String head = String.join(
                "\r\n",
                "POST /api/v1/petitions HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + bearer,
                "Idempotency-Key: storm-" + id,
                "Content-Type: application/json",
                "Content-Length: " + body.length,
                "",
                "");
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoLinger(true, 0);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(UTF_8));
            out.write(body);
            out.flush();
            Thread.sleep(new Random(id.getLeastSignificantBits()).nextInt(LONGEST_MILLIS));
        }
        return null;
    }

    /** One when the petition has all its rows, zero when it has none; anything between is a torn write. */
    private static int rowsOf(Connection database, UUID id) throws SQLException {
        String sql = """
                select (select count(*) from petition where id = ?) as petitions,
                    (select count(*) from petition_timeline where petition_id = ?) as steps,
                    (select count(*) from petition_search where petition_id = ?) as searches,
                    (select count(*) from outbox_event where subject = ?) as events,
                    (select count(*) from audit_row where subject_id = ?) as audits,
                    (select count(*) from idempotency_record where key = ?) as records""";
        try (PreparedStatement query = database.prepareStatement(sql)) {
            for (int i = 1; i <= 5; i++) {
                query.setObject(i, id);
            }
            query.setString(6, "storm-" + id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                int petitions = row.getInt("petitions");
                for (String rows : List.of("steps", "searches", "events", "audits", "records")) {
                    assertThat(row.getInt(rows)).as("%s of %s", rows, id).isEqualTo(petitions);
                }
                return petitions;
            }
        }
    }

    private static void waitUntilIdle(Connection database) throws SQLException, InterruptedException {
        String busy = "select count(*) from pg_stat_activity where usename = 'qisheng_app' and state <> 'idle'";
        for (int i = 0; i < 100 && count(database, busy) > 0; i++) {
            Thread.sleep(100);
        }
    }

    private static int count(Connection database, String sql) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Connection database() throws SQLException {
        Map<String, String> environment = LocalStackResource.stack().environment();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(environment.get("DB_HOST"), environment.get("DB_PORT"), environment.get("DB_NAME")),
                environment.get("MIGRATION_DB_USER"),
                environment.get("MIGRATION_DB_PASSWORD"));
    }
}
