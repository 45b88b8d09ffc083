package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A theme party day on three phones: planned, published and opened by the secretary, checked in at by code, by link, as a guest
 * and without a network, closed with minutes; and a claim of points with its decision.
 */
class PartyDayIT {

    /** The venue in GPS coordinates, which the browser tells; the service keeps it as maps of China draw it. */
    private static final double LATITUDE = 30.2500;

    private static final double LONGITUDE = 120.1500;
    private static final String TITLE = "十一月主题党日：走进示例产业园生产一线学习安全生产并帮企业解难题";
    private static final String DEED = "周六上午在社区义务植树三小时，和支部六名党员一起。";

    @TempDir
    Path folder;

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;
    private PartyPhone secretary;
    private PartyPhone member;

    @BeforeEach
    void openTheBrowser() {
        browser = new Browser();
        secretary = phone(LATITUDE, LONGITUDE);
        member = phone(LATITUDE + 0.0004, LONGITUDE);
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aPartyDayFromThePlanToItsMinutes() throws IOException {
        secretary.signIn("demo-secretary-1");
        browser.keep(secretary.page(), "party-secretary-home");
        String activity = plan();
        openTheCheckIn();

        checkInByLink();
        checkInAgainByCode(activity);
        checkInAsGuest(activity);
        assertTheRosterMoves();
        checkInWithoutANetwork(activity);
        lookIntoWhatHasNoPlace(activity);
        checkInByHandAndByCard(activity);

        closeWithMinutes(activity);
        browser.assertQuiet();
    }

    @Test
    void aClaimIsDecidedAndMovesTheBalance() throws IOException {
        secretary.signIn("demo-secretary-1");
        member.signIn("demo-member-16");
        BigDecimal before = new BigDecimal(member.the("my-points-value").innerText());
        browser.keep(member.page(), "party-member-home");

        String claim = claim();
        decide(claim);

        member.page().reload();
        member.expect("claim-points", "+3.0 分");
        member.expect("claim-why", "志愿服务");
        browser.keep(member.page(), "party-claim-approved");
        member.home();
        member.press("my-points");
        String after = before.add(new BigDecimal("3.0")).toPlainString();
        member.expect("balance-points", after);
        member.expect("entry-volunteer-service", "每月");
        browser.keep(member.page(), "party-points-mine");
        lookAround(after);
        browser.assertQuiet();
    }

    private String plan() {
        secretary.press("tile-activities");
        secretary.press("plan-activity");
        secretary.press("submit");
        secretary.expect("error-title", "至少写 2 个字");
        secretary.expect("error-venuePoint", "当前位置");
        secretary.type("title", TITLE);
        secretary.type("venueName", "示例产业园党群服务中心二楼报告厅");
        secretary.press("venue-here");
        secretary.agree();
        secretary.press("venue-here");
        assertThat(secretary.the("input-latitude").locator("input")).hasValue("30.250000");
        secretary.type("agenda", "一、重温入党誓词；二、学习交流；三、车间参观。");
        secretary.expect("roster-preview", "人");
        browser.keep(secretary.page(), "party-plan");
        secretary.press("submit");

        assertThat(secretary.the("state-DRAFT")).isVisible();
        browser.keep(secretary.page(), "party-planned");
        secretary.press("action-publish");
        assertThat(secretary.the("state-PUBLISHED")).isVisible();
        return idIn(secretary.page());
    }

    private void openTheCheckIn() {
        secretary.press("action-open");
        assertThat(secretary.the("state-OPEN")).isVisible();
        secretary.press("action-close");
        secretary.expect("desk-trouble", "还没有会议记录");
        browser.keep(secretary.page(), "party-close-refused");
        secretary.press("show-code");
        secretary.readCode();
        browser.keep(secretary.page(), "party-code");
    }

    /** The link is scanned before anybody has signed in; it leads on afterwards. */
    private void checkInByLink() {
        member.open(secretary.readLink());
        member.choosePerson("demo-member-1");
        member.expect("check-in-activity", TITLE);
        member.expect("place-missing", "待核实");
        browser.keep(member.page(), "party-check-in-consent");
        member.press("place-consent");
        member.agree();
        member.expect("place-known", "已取到位置");
        browser.keep(member.page(), "party-check-in");
        member.press("check-in");

        member.expect("verdict", "签到成功");
        member.expect("earned-points", "+2.0");
        member.expect("earned-why", "主题党日");
        member.expect("balance-points", "2.0");
        member.expect("board-me", "2.0 分");
        assertThat(member.the("repeated")).hasCount(0);
        browser.keep(member.page(), "party-checked-in");
    }

    private void checkInAgainByCode(String activity) {
        member.open(checkInPage(activity));
        member.type("code", secretary.readCode().toLowerCase().replace('0', 'o'));
        member.press("check-in");
        member.expect("verdict", "签到成功");
        member.expect("repeated", "第一次的结果");
        member.expect("balance-points", "2.0");
        browser.keep(member.page(), "party-checked-in-again");
    }

    private void checkInAsGuest(String activity) {
        PartyPhone guest = phone(LATITUDE, LONGITUDE + 0.0003);
        guest.signIn("demo-floating-1");
        guest.open(checkInPage(activity));
        guest.press("place-consent");
        guest.agree();
        guest.expect("place-known", "已取到位置");
        guest.type("code", secretary.readCode());
        guest.press("check-in");
        guest.expect("verdict", "签到成功");
        guest.expect("earned-points", "+2.0");
        browser.keep(guest.page(), "party-guest");
    }

    /** Nobody touches the secretary's phone: the page asks by itself. */
    private void assertTheRosterMoves() {
        secretary.press("see-roster");
        secretary.expect("count-present", "2");
        secretary.expect("count-guests", "1");
        browser.keep(secretary.page(), "party-roster");
    }

    private void checkInWithoutANetwork(String activity) {
        PartyPhone far = phone(LATITUDE, LONGITUDE);
        far.signIn("demo-member-31");
        far.open(checkInPage(activity));
        far.press("place-consent");
        far.agree();
        far.expect("place-known", "已取到位置");
        PartyPhone screen = phone(LATITUDE, LONGITUDE);
        screen.signIn("demo-secretary-1");
        screen.open("/m/#/pages/activity/code?id=" + activity);
        String code = screen.readCode();

        far.page().context().setOffline(true);
        screen.page().context().setOffline(true);
        far.type("code", code);
        far.press("check-in");
        assertThat(far.the("scan-waiting")).isVisible();
        browser.keep(far.page(), "party-offline");
        assertThat(screen.the("code-trouble")).containsText("网络断了", new ContainsTextOptions().setTimeout(30_000));
        browser.keep(screen.page(), "party-code-offline");

        far.page().context().setOffline(false);
        far.expect("verdict", "签到成功");
        far.expect("earned-points", "+2.0");
        assertThat(far.the("scan-waiting")).hasCount(0);
        browser.keep(far.page(), "party-offline-sent");
        secretary.expect("count-present", "3");
    }

    private void checkInByHandAndByCard(String activity) {
        PartyPhone holder = phone(LATITUDE, LONGITUDE);
        holder.signIn("demo-member-46");
        holder.press("tile-card");
        String token = holder.the("card-token").innerText();
        browser.keep(holder.page(), "party-card");

        secretary.open("/m/#/pages/activity/roster?id=" + activity);
        secretary.type("card", token);
        secretary.press("use-card");
        secretary.expect("vouched", "签到成功");
        secretary.expect("count-present", "5");
        secretary.press("standing-absent");
        secretary.page().locator("[data-testid^=hand-]").last().click();
        secretary.expect("count-present", "6");
        browser.keep(secretary.page(), "party-by-hand");
    }

    /** Who gives no position is not sent away: the secretary looks into it. */
    private void lookIntoWhatHasNoPlace(String activity) {
        PartyPhone shy = new PartyPhone(browser.phone(), system.address());
        shy.signIn("demo-member-61");
        PartyPhone screen = phone(LATITUDE, LONGITUDE);
        screen.signIn("demo-secretary-1");
        screen.open("/m/#/pages/activity/code?id=" + activity);
        shy.open(checkInPage(activity));
        shy.type("code", screen.readCode());
        shy.press("check-in");
        shy.expect("verdict", "待核实");
        browser.keep(shy.page(), "party-review");

        secretary.expect("count-review", "1");
        secretary.press("to-reviews");
        // One of the demonstration waits too; the newest comes first.
        Locator confirm = secretary.page().locator("[data-testid^=confirm-]");
        assertThat(confirm).hasCount(2);
        browser.keep(secretary.page(), "party-waiting");
        confirm.first().click();
        assertThat(confirm).hasCount(1);
        shy.home();
        shy.expect("my-points-value", "2.0");
        browser.keep(shy.page(), "party-confirmed");
    }

    private void closeWithMinutes(String activity) throws IOException {
        secretary.open("/m/#/pages/activity/detail?id=" + activity);
        secretary.press("to-minutes");
        secretary.type("text", "全体党员重温入党誓词，围绕车间安全生产开展讨论，形成三条帮企意见。");
        secretary.addPhoto(Photos.road(folder, "meeting.jpg", new Color(0xC8553D)));
        browser.keep(secretary.page(), "party-minutes");
        secretary.press("submit");
        secretary.expect("minutes-text", "形成三条帮企意见");
        secretary.press("action-close");
        assertThat(secretary.the("state-CLOSED")).isVisible();
        browser.keep(secretary.page(), "party-closed");
    }

    private String claim() throws IOException {
        member.press("tile-points");
        member.press("new-claim");
        member.press("submit");
        member.expect("error-ruleCode", "请选择");
        member.press("rule-volunteer-service");
        member.type("text", DEED);
        member.press("submit");
        member.expect("error-photos", "还差 1 张");
        member.press("agree-first");
        member.agree();
        member.page().reload();
        assertThat(member.the("input-text").locator("textarea")).hasValue(DEED);
        member.addPhoto(Photos.road(folder, "trees.jpg", new Color(0x588157)));
        browser.keep(member.page(), "party-claim-form");
        member.press("submit");
        assertThat(member.the("claim-PENDING")).isVisible();
        browser.keep(member.page(), "party-claim-pending");
        return idIn(member.page());
    }

    private void decide(String claim) {
        secretary.home();
        secretary.expect("waits-claim", "申报");
        browser.keep(secretary.page(), "party-secretary-waits");
        secretary.press("waits-claim");
        secretary.press("open-" + claim);
        secretary.expect("claim-text", "义务植树");
        browser.keep(secretary.page(), "party-claim-decides");
        secretary.press("approve");
        assertThat(secretary.the("claim-APPROVED")).isVisible();
    }

    private void lookAround(String points) {
        member.press("to-board");
        member.expect("board-me", points + " 分");
        browser.keep(member.page(), "party-board");
        member.open("/m/#/pages/points/rules");
        member.expect("rule-volunteer-service", "每月最多 6.0 分");
        browser.keep(member.page(), "party-rules");
        member.home();
        member.press("to-inbox");
        assertThat(member.the("notices")).isVisible();
        browser.keep(member.page(), "party-inbox");
        member.open("/m/#/pages/settings");
        member.press("large-type");
        member.home();
        assertThat(member.the("my-points")).isVisible();
        browser.keep(member.page(), "party-home-large");
    }

    private PartyPhone phone(double latitude, double longitude) {
        PartyPhone phone = new PartyPhone(browser.phone(), system.address());
        phone.lieAt(latitude, longitude);
        return phone;
    }

    private static String checkInPage(String activity) {
        return "/m/#/pages/activity/check-in?a=" + activity;
    }

    private static String idIn(Page page) {
        String url = page.url();
        return url.substring(url.indexOf("id=") + 3).replaceAll("&.*", "");
    }
}
