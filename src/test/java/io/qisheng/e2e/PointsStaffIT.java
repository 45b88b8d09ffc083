package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.points.PointsSteps.CLAIMS;
import static io.qisheng.points.PointsSteps.decide;
import static io.qisheng.points.PointsSteps.made;
import static io.qisheng.points.PointsSteps.service;
import static io.qisheng.testing.Api.as;

import com.microsoft.playwright.Locator;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An appeal is decided by the supervisor, a rule gets its next version by the admin. */
class PointsStaffIT {

    private static final String RULE = "/api/v1/points/rules/policy-explained";

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;
    private StaffDesk desk;

    @BeforeEach
    void openTheBrowser() {
        RestAssured.baseURI = system.address();
        browser = new Browser();
        desk = new StaffDesk(browser.desk(), system.address());
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
        RestAssured.reset();
    }

    @Test
    void anAppealIsDecidedByTheSupervisor() {
        String member = "demo-member-76";
        String id = made(member, service(member));
        decide("secretary", id, "DECLINE").then().statusCode(200);
        as(member)
                .body(Map.of("reason", "群里有签到记录可以核对。"))
                .post(CLAIMS + "/" + id + "/appeal")
                .then()
                .statusCode(200);

        desk.signIn("supervisor");
        desk.the("nav-points").click();
        desk.the("claim-row-" + id).click();
        assertThat(desk.the("claim-status")).hasAttribute("data-status", "APPEALED");
        assertThat(desk.the("claim-detail")).containsText("群里有签到记录可以核对。");
        desk.act("decide");
        desk.tick("decision", "APPROVE");
        browser.keep(desk.page(), "appeal-decision");
        desk.submit();
        assertThat(desk.the("claim-status")).hasAttribute("data-status", "REVERSED");
        assertThat(desk.the("claim-explanation")).containsText("+3.0");
        browser.assertQuiet();
    }

    @Test
    void aRuleGetsItsNextVersionAndNothingTypedIsLostWhenAnotherWasFaster() {
        desk.signIn("admin");
        desk.the("nav-points").click();
        desk.the("points-tab-rules").click();
        desk.the("rule-row-" + code()).click();
        desk.the("rule-next-version").click();
        Locator points = desk.the("field-points").locator("input");
        points.fill("7.5");
        anotherAdminIsFaster();

        desk.submit();
        assertThat(desk.the("action-conflict")).containsText("已经有了第 2 版");
        assertThat(points).hasValue("7.5");
        browser.keep(desk.page(), "rule-changed-meanwhile");
        desk.submit();
        assertThat(desk.the("rule-detail")).containsText(Pattern.compile("第 3 版"));
        assertThat(desk.the("rule-detail")).containsText("7.5 分");
        browser.keep(desk.page(), "rule-next-version");
        browser.assertQuiet();
    }

    private static String code() {
        return RULE.substring(RULE.lastIndexOf('/') + 1);
    }

    private static void anotherAdminIsFaster() {
        Response rule = as("admin").get(RULE);
        as("admin")
                .header("If-Match", rule.header("ETag"))
                .body(Map.of(
                        "name", rule.path("name"),
                        "text", "另一位管理员刚刚改过的说明。",
                        "category", rule.path("category"),
                        "points", rule.path("points"),
                        "source", rule.path("source"),
                        "approverRole", "SECRETARY",
                        "photosNeeded", 1))
                .put(RULE)
                .then()
                .statusCode(200);
    }
}
