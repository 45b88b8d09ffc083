package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.act;
import static io.qisheng.petitions.PetitionSteps.filed;
import static io.qisheng.petitions.PetitionSteps.get;
import static io.qisheng.testing.Api.as;
import static io.qisheng.testing.Callers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.petitions.clocks.SlaPolicyInput;
import io.qisheng.petitions.clocks.SlaPolicyService;
import io.qisheng.petitions.clocks.SlaPolicyView.Days;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.testing.Callers;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Time limits as data. Each test has a category and urgency of its own. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SlaPoliciesTest {

    private static final String POLICIES = "/api/v1/sla-policies";

    @Inject
    SlaPolicyService policies;

    @Test
    void shipsTheLimitsOfEveryUrgencyAndComplexity() {
        as("desk")
                .get(POLICIES)
                .then()
                .statusCode(200)
                .body("items.code", hasItems("all-normal-consult", "all-urgent-ordinary", "all-critical-complex"))
                .body("items.findAll { it.category == null }", hasSize(9));
        as("desk")
                .get(POLICIES + "/all-urgent-complex")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("current.days.answer", equalTo(8))
                .body("current.writtenBy", nullValue())
                .body("upcoming", nullValue())
                .body("versions", hasSize(1));
        as("desk").get(POLICIES + "/all-sometimes-complex").then().statusCode(404);
        as("demo-owner-1").get(POLICIES).then().statusCode(403);
    }

    @Test
    void aNewVersionHoldsForWhatIsAcceptedFromThenOnAndMovesNothingPromised() {
        String before = accepted("TECHNOLOGY", "CRITICAL", "COMPLEX");
        String dueBefore = answerDue(before);

        put("technology-critical-complex", null, days("answer", 9))
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body("current.version", equalTo(1))
                .body("current.writtenBy", notNullValue());
        String after = accepted("TECHNOLOGY", "CRITICAL", "COMPLEX");
        String other = accepted("FINANCE", "CRITICAL", "COMPLEX");

        assertThat(answerDue(after)).isGreaterThan(dueBefore);
        assertThat(answerDue(other)).as("another category").isEqualTo(dueBefore);
        act("desk", before, "note", "text", "时限不因新规则而变。").then().statusCode(200);
        assertThat(answerDue(before)).isEqualTo(dueBefore);

        Map<String, Object> off = days("answer", 9);
        off.put("active", false);
        put("technology-critical-complex", "\"1\"", off).then().statusCode(200).body("current.active", equalTo(false));
        assertThat(answerDue(accepted("TECHNOLOGY", "CRITICAL", "COMPLEX")))
                .as("handed back to the policy for all")
                .isEqualTo(dueBefore);
    }

    @Test
    void aVersionCanBeginOnALaterDay() {
        LocalDate tomorrow = BusinessZone.dateOf(Instant.now()).plusDays(1);
        Map<String, Object> later = days("answer", 20);
        later.put("validFrom", tomorrow.toString());
        put("tax-critical-complex", null, days("answer", 2)).then().statusCode(201);

        put("tax-critical-complex", "\"1\"", later)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("current.version", equalTo(1))
                .body("upcoming.version", equalTo(2))
                .body("upcoming.validFrom", equalTo(tomorrow + "T00:00:00+08:00"))
                .body("versions.version", equalTo(List.of(2, 1)));

        String now = accepted("TAX", "CRITICAL", "COMPLEX");
        assertThat(answerDue(now))
                .isLessThan(BusinessZone.dateOf(Instant.now()).plusDays(19).toString());
    }

    @Test
    void twoAdministratorsDoNotOverwriteEachOther() {
        put("labour-critical-consult", null, days("answer", 2)).then().statusCode(201);

        put("labour-critical-consult", null, days("answer", 3)).then().statusCode(428);
        put("labour-critical-consult", "\"7\"", days("answer", 3)).then().statusCode(412);
        put("labour-critical-consult", "\"1\"", days("answer", 3)).then().statusCode(200);
        put("labour-critical-consult", "\"1\"", days("answer", 4)).then().statusCode(412);
        put("all-critical-consult", null, days("answer", 4)).then().statusCode(428);
        as("desk")
                .body(days("answer", 4))
                .put(POLICIES + "/labour-critical-consult")
                .then()
                .statusCode(403);
    }

    @Test
    void anAdministratorOfABranchWritesNoPolicyForAll() {
        SlaPolicyInput input = new SlaPolicyInput(new Days(1, 1, 1, 9, 3, 5), null, null);

        assertRefused(
                PlatformProblem.FORBIDDEN,
                () -> policies.put(Callers.branchAdministrator(), "greening-critical-consult", null, input));
        as("desk").get(POLICIES + "/greening-critical-consult").then().statusCode(404);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        Map<String, Object> wrong = new HashMap<>(Map.of(
                "days", Map.of("accept", 0, "take", 1, "firstContact", 1, "answer", 121, "review", 3), "off", true));
        put("land-critical-consult", null, wrong)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/days/accept", "/days/answer", "/days/rating", "/off"));

        Map<String, Object> past = days("answer", 3);
        past.put("validFrom", "2026-01-01");
        past.put("active", false);
        put("all-critical-consult", "\"1\"", past)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/validFrom", "/active"));
    }

    @Test
    void whatIsWrittenStays() throws Exception {
        try (Connection app = Database.app();
                Connection owner = Database.owner();
                Statement asApp = app.createStatement();
                Statement asOwner = owner.createStatement()) {
            Assertions.assertThatThrownBy(() -> asApp.execute("update sla_policy set answer_days = 99"))
                    .hasMessageContaining("permission denied");
            Assertions.assertThatThrownBy(() -> asOwner.execute("update sla_policy set answer_days = 99"))
                    .hasMessageContaining("append-only");
        }
    }

    private static String accepted(String category, String urgency, String complexity) {
        String id = filed();
        act("desk", id, "accept", "category", category, "urgency", urgency, "complexity", complexity)
                .then()
                .statusCode(200);
        return id;
    }

    private static String answerDue(String id) {
        return get("desk", id).then().statusCode(200).extract().path("clocks.find { it.name == 'ANSWER' }.dueAt");
    }

    private static Response put(String code, @Nullable String ifMatch, Map<String, Object> body) {
        var request = as("admin").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(POLICIES + "/" + code);
    }

    private static Map<String, Object> days(String changed, int count) {
        Map<String, Object> days =
                new HashMap<>(Map.of("accept", 1, "take", 1, "firstContact", 1, "answer", 5, "review", 3, "rating", 5));
        days.put(changed, count);
        return new HashMap<>(Map.of("days", days));
    }
}
