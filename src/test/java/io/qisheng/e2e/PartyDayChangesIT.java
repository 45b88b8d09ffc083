package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.activities.ActivitySteps.ACTIVITIES;
import static io.qisheng.activities.ActivitySteps.act;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.planned;
import static io.qisheng.points.PointsSteps.memberId;
import static io.qisheng.testing.Api.as;

import com.microsoft.playwright.Locator;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A plan that does not stay as it was: changed by two at once, its roster edited, a make-up session added, leave asked for and
 * decided, and in the end cancelled. Members of branch 1: 106, 166, 181; nobody else in a browser uses them.
 */
class PartyDayChangesIT {

    private static final String TYPED = "走进车间学安全，听工匠讲故事";

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;
    private PartyPhone secretary;

    @BeforeEach
    void openTheBrowser() {
        RestAssured.baseURI = system.address();
        browser = new Browser();
        secretary = new PartyPhone(browser.phone(), system.address());
        secretary.signIn("demo-secretary-1");
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
        RestAssured.reset();
    }

    @Test
    void aPlanIsChangedWithItsRosterAndASessionMore() {
        String id = planned(plan(Duration.ofDays(2)));
        secretary.open("/m/#/pages/activity/detail?id=" + id);

        changeWhileAnotherIsFaster(id);
        editTheRoster();
        addASession();
        browser.assertQuiet();
    }

    @Test
    void leaveIsAskedForAndDecidedOnTwoPhones() {
        String id = published();
        PartyPhone away = asked(id, "demo-member-106", "那几天在外地出差。");
        PartyPhone tired = asked(id, "demo-member-166", "想休息一天。");
        browser.keep(away.page(), "leave-asked");

        secretary.home();
        secretary.expect("waits-leave", "请假待批");
        secretary.press("waits-leave");
        Locator first = card("那几天在外地出差");
        assertThat(first).isVisible();
        browser.keep(secretary.page(), "leave-waits");
        first.locator("[data-testid^=grant-]").click();
        assertThat(first).hasCount(0);
        Locator second = card("想休息一天");
        second.locator("[data-testid^=decline-]").click();
        secretary.press("send-decline");
        secretary.expect("error-decline", "请写明原因");
        secretary.type("decline", "这次要表决，请尽量到场。");
        browser.keep(secretary.page(), "leave-declined-form");
        secretary.press("send-decline");
        assertThat(second).hasCount(0);

        away.page().reload();
        away.expect("my-leave", "已准假");
        tired.page().reload();
        tired.expect("my-leave", "这次要表决");
        browser.keep(tired.page(), "leave-declined");
        browser.assertQuiet();
    }

    @Test
    void leaveIsDecidedInTheStaffView() {
        String id = published();
        as("demo-member-181")
                .body(Map.of("reason", "孩子家长会。"))
                .post(ACTIVITIES + "/" + id + "/leave-requests")
                .then()
                .statusCode(201);
        String member = memberId("demo-member-181");

        StaffDesk desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn("secretary");
        desk.page().navigate(system.address() + "/activities/" + id);
        assertThat(desk.the("roster-row-" + member)).hasAttribute("data-standing", "LEAVE_ASKED");
        desk.the("decide-leave-" + member).click();
        desk.tick("granted", "true");
        browser.keep(desk.page(), "leave-decision-desk");
        desk.submit();
        assertThat(desk.the("roster-row-" + member)).hasAttribute("data-standing", "LEAVE");
        browser.keep(desk.page(), "leave-decided-desk");
        browser.assertQuiet();
    }

    @Test
    void anActivityIsCancelledWithAReasonThatItsMembersRead() {
        String id = published();
        secretary.open("/m/#/pages/activity/detail?id=" + id);
        secretary.press("action-cancel");
        secretary.press("send-cancel");
        secretary.expect("error-cancel", "请写明原因");
        secretary.type("cancel", "当天园区停电，改期另行通知。");
        browser.keep(secretary.page(), "cancel-form");
        secretary.press("send-cancel");
        assertThat(secretary.the("state-CANCELLED")).isVisible();
        browser.keep(secretary.page(), "cancelled");

        PartyPhone member = new PartyPhone(browser.phone(), system.address());
        member.signIn("demo-member-166");
        member.open("/m/#/pages/activity/detail?id=" + id);
        assertThat(member.page().getByText("当天园区停电，改期另行通知。")).isVisible();
        browser.keep(member.page(), "cancelled-for-a-member");
        browser.assertQuiet();
    }

    @Test
    void anActivityIsCancelledInTheStaffView() {
        String id = published();
        StaffDesk desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn("secretary");
        desk.page().navigate(system.address() + "/activities/" + id);
        desk.act("cancel");
        desk.submit();
        assertThat(desk.the("field-error-reason")).isVisible();
        desk.fill("reason", "台风红色预警，集中活动一律取消。");
        browser.keep(desk.page(), "cancel-form-desk");
        desk.submit();
        assertThat(desk.the("activity-status")).hasAttribute("data-status", "CANCELLED");
        assertThat(desk.the("activity-next")).containsText("台风红色预警");
        browser.keep(desk.page(), "cancelled-desk");
        browser.assertQuiet();
    }

    private void changeWhileAnotherIsFaster(String id) {
        secretary.press("to-change");
        secretary.type("title", TYPED);
        browser.keep(secretary.page(), "plan-change");
        as("secretary")
                .header("If-Match", "*")
                .body(Map.of("agenda", "一、车间参观；二、工匠讲述。"))
                .patch(ACTIVITIES + "/" + id)
                .then()
                .statusCode(200);

        secretary.press("submit");
        secretary.expect("changed-meanwhile", "刚才有人改了议程");
        assertThat(secretary.the("input-title").locator("textarea")).hasValue(TYPED);
        assertThat(secretary.the("input-agenda").locator("textarea")).hasValue("一、车间参观；二、工匠讲述。");
        secretary.page().evaluate("() => window.scrollTo(0, 0)");
        browser.keep(secretary.page(), "plan-changed-meanwhile");
        secretary.press("submit");
        secretary.expect("title", TYPED);
        secretary.expect("agenda", "工匠讲述");
    }

    private void editTheRoster() {
        String member = memberId("demo-member-181");
        String floating = memberId("demo-floating-9");
        secretary.press("to-roster-edit");
        secretary.expect("roster-on", "21 人");
        browser.keep(secretary.page(), "roster-edit");
        secretary.press("remove-" + member);
        secretary.expect("roster-on", "20 人");
        secretary.press("roster-off");
        browser.keep(secretary.page(), "roster-add");
        secretary.press("add-" + floating);
        secretary.expect("roster-on", "21 人");
        secretary.page().goBack();
    }

    private void addASession() {
        secretary.press("to-session");
        assertThat(secretary.the("submit")).isVisible();
        browser.keep(secretary.page(), "session-form");
        secretary.press("elsewhere-yes");
        secretary.press("submit");
        secretary.expect("error-venueName", "至少写 2 个字");
        secretary.type("venueName", "夜班车间休息室");
        secretary.type("latitude", "30.26");
        secretary.type("longitude", "120.16");
        browser.keep(secretary.page(), "session-elsewhere");
        secretary.press("submit");
        secretary.expect("sessions", "夜班车间休息室");
        browser.keep(secretary.page(), "session-added");
    }

    private static String published() {
        String id = planned(plan(Duration.ofDays(3)));
        act("secretary", id, "publish").then().statusCode(200);
        return id;
    }

    private PartyPhone asked(String id, String person, String reason) {
        PartyPhone member = new PartyPhone(browser.phone(), system.address());
        member.signIn(person);
        member.open("/m/#/pages/activity/detail?id=" + id);
        member.press("ask-leave");
        member.type("leave", reason);
        member.press("send-leave");
        member.expect("my-leave", "还没有批");
        return member;
    }

    private Locator card(String words) {
        return secretary
                .page()
                .locator("[data-testid^=waiting-]")
                .filter(new Locator.FilterOptions().setHasText(words));
    }
}
