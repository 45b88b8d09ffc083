package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.points.PointsSteps.made;
import static io.qisheng.points.PointsSteps.memberId;
import static io.qisheng.points.PointsSteps.service;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import io.qisheng.activities.ActivitySteps;
import io.qisheng.platform.time.BusinessZone;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secretary runs a theme party day and decides a claim in the staff view. Members of branch 1: 1, 16, 31, 46 … */
class PartyDayStaffIT {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final String TITLE = "十二月主题党日：走进车间学安全";

    @TempDir
    Path folder;

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;
    private StaffDesk secretary;

    @BeforeEach
    void openTheBrowser() {
        RestAssured.baseURI = system.address();
        browser = new Browser();
        secretary = new StaffDesk(browser.desk(), system.address());
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
        RestAssured.reset();
    }

    @Test
    void aPartyDayIsPlannedRunAndClosed() throws IOException {
        secretary.signIn("secretary");
        assertThat(secretary.page()).hasURL(Pattern.compile(".*/activities$"));
        assertThat(secretary.the("nav-petitions")).hasCount(0);
        browser.keep(secretary.page(), "party-day-board");

        String id = plan();
        publish();
        checkInBeforeTheScreen(id);
        watchTheRosterMove(id);
        reviewWhoWasFar(id);
        writeMinutesAndClose();
        browser.assertQuiet();
    }

    @Test
    void aClaimIsDecidedAndItsCapIsSaid() {
        String member = "demo-member-91";
        String first = made(member, service(member));
        String second = made(member, service(member));
        String third = made(member, service(member));

        secretary.signIn("secretary");
        secretary.the("nav-points").click();
        decide(first, "APPROVE");
        assertThat(secretary.the("claim-explanation")).containsText("+3.0");
        decide(second, "APPROVE");
        secretary.the("claim-row-" + third).click();
        assertThat(secretary.the("claim-caps")).containsText("已记 6.0 / 上限 6.0");
        browser.keep(secretary.page(), "claim-at-its-cap");
        secretary.act("decide");
        secretary.tick("decision", "APPROVE");
        browser.keep(secretary.page(), "claim-decision");
        secretary.submit();
        assertThat(secretary.the("claim-explanation")).containsText("这次没有记分");
        assertThat(secretary.the("claim-explanation")).containsText("受每月最多 6.0 分所限");
        browser.keep(secretary.page(), "claim-decided-over-its-cap");

        secretary.the("points-tab-board").click();
        assertThat(secretary.the("board-row-" + memberId(member))).containsText("6.0 分");
        browser.keep(secretary.page(), "points-board");
        secretary.the("points-tab-rules").click();
        secretary.the("rule-row-volunteer-service").click();
        assertThat(secretary.the("rule-detail")).containsText("志愿服务");
        assertThat(secretary.the("rule-next-version")).hasCount(0);
        browser.keep(secretary.page(), "points-rules");
        secretary.the("nav-notifications").click();
        assertThat(secretary.page().getByTestId("inbox-item").first()).isVisible();
        browser.keep(secretary.page(), "inbox");
        browser.assertQuiet();
    }

    private String plan() {
        LocalDateTime start = LocalDateTime.now(BusinessZone.ID).plusMinutes(20);
        secretary.the("activity-new").click();
        secretary.submit();
        assertThat(secretary.the("field-error-title")).isVisible();
        assertThat(secretary.the("field-error-venue/latitude")).isVisible();
        browser.keep(secretary.page(), "party-day-plan-faults");
        type("title", TITLE);
        type("startsAt", start.format(TYPED));
        type("endsAt", start.plusHours(2).format(TYPED));
        type("venue/name", "示例产业园党群服务中心");
        type("venue/latitude", "30.25");
        type("venue/longitude", "120.15");
        secretary.fill("agenda", "重温入党誓词；学习交流；车间参观。");
        secretary.page().reload();
        assertThat(input("title")).hasValue(TITLE);
        browser.keep(secretary.page(), "party-day-plan");
        secretary.submit();
        expectActivity("DRAFT");
        String url = secretary.page().url();
        return url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
    }

    private void publish() {
        secretary.act("schedule");
        expectActivity("SCHEDULED");
        browser.keep(secretary.page(), "party-day-scheduled");
        secretary.act("publish");
        expectActivity("PUBLISHED");
        secretary.act("open");
        expectActivity("OPEN");
        browser.keep(secretary.page(), "party-day-open");
    }

    private void checkInBeforeTheScreen(String id) {
        Page page = secretary.page();
        secretary.act("show-code");
        page.setViewportSize(1920, 1080);
        assertThat(secretary.the("projector")).hasAttribute("data-state", "fresh");
        assertThat(secretary.the("projector"))
                .hasAttribute("data-link", Pattern.compile("^" + system.address() + "/m/.*check-in.*"));
        assertThat(secretary.the("projector-qr")).isVisible();
        String code = secretary.the("projector-code").innerText().replaceAll("\\s", "");
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{6}");

        assertThat(scan("demo-member-1", id, code)).isEqualTo("ACCEPTED");
        assertThat(scan("demo-floating-1", id, code)).isEqualTo("ACCEPTED");
        assertThat(secretary.the("count-present")).hasAttribute("data-value", "2");
        assertThat(secretary.the("count-guests")).hasAttribute("data-value", "1");
        browser.keep(page, "projector-1920");

        page.context().setOffline(true);
        assertThat(secretary.the("projector"))
                .hasAttribute("data-state", "ageing", new HasAttributeOptions().setTimeout(30_000));
        browser.keep(page, "projector-offline");
        page.context().setOffline(false);
        assertThat(secretary.the("projector")).hasAttribute("data-state", "fresh");
        page.setViewportSize(Browser.DESK_WIDTH, Browser.DESK_HEIGHT);
        secretary.the("projector-close").click();
    }

    private void watchTheRosterMove(String id) {
        String member = memberId("demo-member-16");
        Locator row = secretary.the("roster-row-" + member);
        assertThat(row).hasAttribute("data-standing", "EXPECTED");
        scan("demo-member-16", id, ActivitySteps.code(id));
        assertThat(row).hasAttribute("data-standing", "PRESENT");
        assertThat(secretary.the("count-present")).hasAttribute("data-value", "3");

        String other = memberId("demo-member-31");
        secretary.the("check-in-" + other).click();
        secretary.the("roster-row-" + other).getByTestId("action-submit").click();
        assertThat(secretary.the("roster-row-" + other)).hasAttribute("data-standing", "PRESENT");
        browser.keep(secretary.page(), "party-day-roster");
    }

    private void reviewWhoWasFar(String id) {
        Response far = ActivitySteps.checkIn(
                "demo-member-46",
                id,
                ActivitySteps.scan(
                        ActivitySteps.code(id),
                        "place",
                        Map.of("latitude", 31.0, "longitude", 121.0, "accuracy", 20, "crs", "GCJ02")));
        far.then().statusCode(201);
        String checkIn = far.path("id");
        assertThat(secretary.the("review-" + checkIn)).containsText("离会场太远");
        secretary.the("review-decide-" + checkIn).click();
        secretary.tick("decision", "CONFIRM");
        secretary.fill("reason", "本人在场，手机定位不准。");
        browser.keep(secretary.page(), "party-day-review");
        secretary.submit();
        assertThat(secretary.the("review-" + checkIn)).hasCount(0);
        assertThat(secretary.the("count-present")).hasAttribute("data-value", "5");
    }

    private void writeMinutesAndClose() throws IOException {
        secretary.act("close");
        assertThat(secretary.the("action-trouble")).containsText("还没有会议记录");
        browser.keep(secretary.page(), "party-day-no-minutes");
        secretary.act("write-minutes");
        secretary.fill("text", "全体党员重温入党誓词，围绕车间安全生产开展讨论。");
        secretary.addPhoto(Photos.road(folder, "hall.jpg", new Color(0x8FB996)));
        secretary.submit();
        assertThat(secretary.the("activity-minutes")).containsText("围绕车间安全生产");
        secretary.act("close");
        expectActivity("CLOSED");
        browser.keep(secretary.page(), "party-day-closed");
        secretary.page().setViewportSize(Browser.PHONE_WIDTH, Browser.PHONE_HEIGHT);
        browser.keep(secretary.page(), "party-day-closed-on-a-phone");
    }

    private void decide(String claim, String decision) {
        secretary.the("claim-row-" + claim).click();
        secretary.act("decide");
        secretary.tick("decision", decision);
        secretary.submit();
        assertThat(secretary.the("claim-explanation")).isVisible();
    }

    private void expectActivity(String status) {
        assertThat(secretary.the("activity-status")).hasAttribute("data-status", status);
    }

    private Locator input(String field) {
        return secretary.the("field-" + field).locator("input");
    }

    private void type(String field, String text) {
        input(field).fill(text);
    }

    private static String scan(String person, String id, String code) {
        Response answer = ActivitySteps.checkIn(person, id, ActivitySteps.scan(code));
        answer.then().statusCode(201);
        return answer.path("result");
    }
}
