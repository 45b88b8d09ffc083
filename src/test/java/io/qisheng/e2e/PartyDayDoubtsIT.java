package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.open;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.points.PointsSteps.decide;
import static io.qisheng.points.PointsSteps.made;
import static io.qisheng.points.PointsSteps.service;

import com.microsoft.playwright.Locator;
import io.restassured.RestAssured;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Facts in doubt: a check-in under review that is voided, a guest's check-in to which the home branch objects, a declined claim
 * that is appealed. Members 121, 136 and the floating members 5 and 6 are used by no other browser test.
 */
class PartyDayDoubtsIT {

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        RestAssured.baseURI = system.address();
        browser = new Browser();
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
        RestAssured.reset();
    }

    @Test
    void aCheckInWithoutAPlaceIsVoidedOnThePhone() {
        String activity = open();
        String inDoubt = checkIn("demo-member-121", activity, scan(code(activity), "place", null))
                .path("id");

        PartyPhone secretary = phone("demo-secretary-1");
        secretary.press("waits-check-in");
        secretary.press("void-" + inDoubt);
        secretary.press("send-void");
        secretary.expect("error-void", "请写明原因");
        secretary.type("void", "本人当天请假，不在现场。");
        browser.keep(secretary.page(), "void-form");
        secretary.press("send-void");
        assertThat(secretary.page().getByTestId("waiting-" + inDoubt)).hasCount(0);

        PartyPhone member = phone("demo-member-121");
        member.expect("notice-check-in-voided", "本人当天请假，不在现场。");
        member.press("notice-check-in-voided");
        member.expect("my-standing", "这次签到经核实已作废");
        browser.keep(member.page(), "voided-for-the-member");
        browser.assertQuiet();
    }

    @Test
    void aCheckInWithoutAPlaceIsVoidedInTheStaffView() {
        String activity = open();
        String inDoubt = checkIn("demo-member-136", activity, scan(code(activity), "place", null))
                .path("id");

        StaffDesk secretary = desk("secretary");
        secretary.page().navigate(system.address() + "/activities/" + activity);
        secretary.the("review-decide-" + inDoubt).click();
        secretary.tick("decision", "VOID");
        secretary.fill("reason", "同事反映本人不在现场。");
        browser.keep(secretary.page(), "void-form-desk");
        secretary.submit();
        assertThat(secretary.the("review-" + inDoubt)).hasCount(0);
        assertThat(secretary.the("count-present")).hasAttribute("data-value", "0");
        browser.assertQuiet();
    }

    @Test
    void theHomeBranchObjectsOnThePhoneAndTheOrganiserDecides() {
        String activity = open();
        String guest =
                checkIn("demo-floating-5", activity, scan(code(activity))).path("id");

        PartyPhone home = phone("demo-secretary-2");
        home.expect("waits-away", "本支部党员在外参加活动");
        browser.keep(home.page(), "away-home");
        home.press("to-inbox");
        notice(home, "流动党员参加活动").click();
        home.expect("case-state", "签到成功");
        browser.keep(home.page(), "away-case");
        home.press("object-" + guest);
        home.type("object", "当天本人在外地，没有参加。");
        browser.keep(home.page(), "objection-form");
        home.press("send-object");
        home.expect("case-state", "提出了异议");
        browser.keep(home.page(), "objected");

        PartyPhone organiser = phone("demo-secretary-1");
        organiser.press("to-inbox");
        notice(organiser, "所在支部对签到有异议").click();
        organiser.expect("case-state", "提出了异议");
        organiser.press("confirm-" + guest);
        organiser.expect("case-state", "签到有效");
        browser.keep(organiser.page(), "objection-decided");
        browser.assertQuiet();
    }

    @Test
    void theHomeBranchObjectsInTheStaffView() {
        String activity = open();
        String guest =
                checkIn("demo-floating-6", activity, scan(code(activity))).path("id");

        StaffDesk home = desk("secretary-2");
        home.the("activity-view-away").click();
        home.the("away-row-" + guest).click();
        assertThat(home.the("check-in-state")).hasText("签到成功");
        browser.keep(home.page(), "away-desk");
        home.act("object");
        home.submit();
        assertThat(home.the("field-error-reason")).isVisible();
        home.fill("reason", "当天本人在外地，没有参加。");
        browser.keep(home.page(), "objection-form-desk");
        home.submit();
        assertThat(home.the("check-in-state")).containsText("已提出异议");
        browser.keep(home.page(), "objected-desk");

        StaffDesk organiser = desk("secretary");
        organiser.page().navigate(system.address() + "/activities/" + activity);
        assertThat(organiser.the("review-" + guest)).containsText("所属支部有异议");
        organiser.the("review-decide-" + guest).click();
        organiser.tick("decision", "VOID");
        organiser.fill("reason", "核实后确认没有到场。");
        organiser.submit();
        assertThat(organiser.the("review-" + guest)).hasCount(0);
        browser.assertQuiet();
    }

    @Test
    void aDeclinedClaimIsAppealedFromThePhone() {
        String claim = made("demo-member-136", service("demo-member-136"));
        decide("secretary", claim, "DECLINE").then().statusCode(200);

        PartyPhone member = phone("demo-member-136");
        member.expect("my-claims", "未通过");
        member.open("/m/#/pages/points/claim-detail?id=" + claim);
        member.expect("steps", "现场照片看不清楚");
        member.press("to-appeal");
        member.press("send-appeal");
        member.expect("error-appeal", "请写明原因");
        member.type("appeal", "志愿服务平台上有签到记录，可以核对。");
        browser.keep(member.page(), "appeal-form");
        member.press("send-appeal");
        assertThat(member.the("claim-APPEALED")).isVisible();
        member.expect("steps", "志愿服务平台上有签到记录");
        browser.keep(member.page(), "appealed");

        decide("supervisor", claim, "APPROVE").then().statusCode(200);
        member.page().reload();
        assertThat(member.the("claim-REVERSED")).isVisible();
        browser.keep(member.page(), "appeal-reversed");
        browser.assertQuiet();
    }

    private PartyPhone phone(String person) {
        PartyPhone phone = new PartyPhone(browser.phone(), system.address());
        phone.signIn(person);
        return phone;
    }

    private StaffDesk desk(String username) {
        StaffDesk desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn(username);
        return desk;
    }

    private static Locator notice(PartyPhone phone, String title) {
        return phone.the("notices").getByText(title).first();
    }
}
