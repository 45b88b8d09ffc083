package io.qisheng.points.rules;

import static io.qisheng.testing.Api.as;
import static io.qisheng.testing.Callers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.points.PointsSteps;
import io.qisheng.testing.Callers;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RulesTest {

    private static final String RULES = "/api/v1/points/rules/";

    @Inject
    RuleService rules;

    @Test
    void shipsAtLeastTwelveRules() {
        List<String> codes =
                as("demo-member-1").get("/api/v1/points/rules?limit=100").path("items.code");

        assertThat(codes)
                .hasSizeGreaterThanOrEqualTo(12)
                .contains("party-day-attendance", "volunteer-service")
                .isSorted();
        as("demo-member-1")
                .get(RULES + "party-day-attendance")
                .then()
                .statusCode(200)
                .body("points", equalTo("2.0"))
                .body("caps.month", equalTo("4.0"));
    }

    @Test
    void aRuleIsCarriedOnVersionByVersion() {
        as("admin")
                .body(rule("points", "1.5"))
                .put(RULES + "reading-club")
                .then()
                .statusCode(201);

        as("admin").body(rule("points", "2")).put(RULES + "reading-club").then().statusCode(428);
        as("admin")
                .header("If-Match", "\"7\"")
                .body(rule("points", "2"))
                .put(RULES + "reading-club")
                .then()
                .statusCode(412);
        as("admin")
                .header("If-Match", "\"1\"")
                .body(rule("points", "2"))
                .put(RULES + "reading-club")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("points", equalTo("2.0"));
        as("secretary")
                .body(rule("points", "9"))
                .put(RULES + "reading-club")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.55", "NaN", "1e308", "-1", "0", "0.0", "1000", " 2"})
    void refusesWhatIsNoDecimalWithOnePlace(String points) {
        as("admin")
                .body(rule("points", points))
                .put(RULES + "never-made")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/points"));
    }

    @Test
    void tellsWhatDoesNotFitTheSource() {
        as("admin")
                .body(rule("source", "CHECK_IN", "approverRole", "SECRETARY"))
                .put(RULES + "never-made")
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/approverRole", "/activityKinds"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"points_rule", "points_entry", "points_claim_step"})
    void theDatabaseItselfRefusesToChangeWhatIsWritten(String table) throws SQLException {
        PointsSteps.decide(
                "secretary", PointsSteps.made("demo-member-166", PointsSteps.claim("care-visit")), "APPROVE");

        try (Connection app = Database.app();
                Connection owner = Database.owner();
                Statement asApp = app.createStatement();
                Statement asOwner = owner.createStatement()) {
            Assertions.assertThatThrownBy(() -> asApp.execute("update " + table + " set district_id = district_id"))
                    .hasMessageContaining("permission denied");
            Assertions.assertThatThrownBy(() -> asApp.execute("delete from " + table))
                    .hasMessageContaining("permission denied");
            Assertions.assertThatThrownBy(() -> asApp.execute("truncate " + table + " cascade"))
                    .hasMessageContaining("permission denied");
            Assertions.assertThatThrownBy(() -> asOwner.execute("delete from " + table))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void aKindOfActivityIsPaidByOneRule() {
        as("admin")
                .body(rule(
                        "source",
                        "CHECK_IN",
                        "approverRole",
                        null,
                        "activityKinds",
                        List.of("PARTY_LECTURE", "THEME_PARTY_DAY")))
                .put(RULES + "a-bonus")
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/activityKinds/0", "/activityKinds/1"))
                .body("errors.code", everyItem(equalTo("not-allowed")));
        as("admin").get(RULES + "a-bonus").then().statusCode(404);
    }

    @Test
    void anAdministratorOfABranchWritesNoRuleForTheWholeDistrict() {
        PointsRuleInput rule = new PointsRuleInput(
                "读书会", "参加读书会。", "STUDY", "1.0", null, "CLAIM", null, null, "SECRETARY", null, null);

        assertRefused(
                PlatformProblem.FORBIDDEN, () -> rules.put(Callers.branchAdministrator(), "never-made", null, rule));
    }

    private static Map<String, Object> rule(@Nullable Object... changed) {
        Map<String, Object> rule = new HashMap<>(Map.of(
                "name", "读书会",
                "text", "参加支部读书会，由支部书记审核。",
                "category", "STUDY",
                "points", "1.0",
                "source", "CLAIM",
                "approverRole", "SECRETARY"));
        for (int i = 0; i < changed.length; i += 2) {
            rule.put(String.valueOf(changed[i]), changed[i + 1]);
        }
        rule.values().removeIf(Objects::isNull);
        return rule;
    }
}
