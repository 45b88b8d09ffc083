package io.qisheng.activities.checkin;

import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.openAt;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.AtOnce;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many offline scans in one body. Members of branch 14: 14, 29, 44 … */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BatchTest {

    @Test
    void whatIsNoObjectIsRefusedAlone() {
        String id = openAt("branch-14");
        Map<String, Object> good = scan(code("admin", id), "activityId", id);

        send("demo-member-14", null, Arrays.asList(good, 5, null, "text", List.of()))
                .then()
                .statusCode(200)
                .body("items.result", contains("ACCEPTED", "REFUSED", "REFUSED", "REFUSED", "REFUSED"))
                .body("items[1].errors.code", contains("wrong-type"));
    }

    @Test
    void twinsOfABatchGiveTheOneAnswerOrAreToldToWait() throws ExecutionException, InterruptedException {
        String id = openAt("branch-14");
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            items.add(scan("ABCDEF", "activityId", id));
        }
        items.add(scan(code("admin", id), "activityId", id));
        as("demo-member-29");

        List<Response> answers = AtOnce.times(20, () -> send("demo-member-29", "batch-" + id, items));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(200, 409)
                .contains(200);
        Response later = send("demo-member-29", "batch-" + id, items);
        later.then().statusCode(200).header("Idempotency-Replayed", "true").body("items[20].repeated", equalTo(false));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 200)
                .allSatisfy(answer -> assertThat(answer.<Object>path("$")).isEqualTo(later.path("$")));
    }

    @Test
    void anotherBodyUnderTheKeyOfABatchThatRunsDoesNothing() throws SQLException {
        String id = openAt("branch-14");
        String key = "other-" + id;
        try (Connection owner = Database.owner();
                PreparedStatement running = owner.prepareStatement("""
                        insert into check_in_batch (district_id, user_id, key, body_hash, begun_at)
                        select district_id, id, ?, '\\x00', now() from app_user where member_id = ?""")) {
            running.setString(1, key);
            running.setObject(2, DemoIds.of("member:demo-member-44"));
            assertThat(running.executeUpdate()).isEqualTo(1);

            send("demo-member-44", key, List.of(scan(code("admin", id), "activityId", id)))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("idempotency-key-reused"));

            UUID activity = UUID.fromString(id);
            assertThat(Database.number(owner, "select count(*) from check_in where activity_id = ?", activity))
                    .isZero();
        }
    }

    private static Response send(String person, @Nullable String key, List<?> items) {
        var request = as(person).body(Map.of("items", items));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/v1/check-ins/batch");
    }
}
