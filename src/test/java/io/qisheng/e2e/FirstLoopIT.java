package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An owner files with photos, the desk and a department do their part live, the owner rates, and it closes. */
class FirstLoopIT {

    private static final String TITLE = "园区北门货车夜间无法掉头";
    private static final String INTERNAL = "内部研判：施工单位占道，先别告诉企业。";
    private static final String SHOWN = "已联系施工单位，今晚先开一个临时掉头口。";

    @TempDir
    Path folder;

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;
    private OwnerPhone owner;

    @BeforeEach
    void openTheBrowser() {
        browser = new Browser();
        owner = new OwnerPhone(browser.phone(), system.address());
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aPetitionGoesFromThePhoneToTheDeskAndBack() throws IOException {
        StaffDesk desk = staff("desk");
        browser.keep(desk.page(), "desk-home");

        String id = file();
        Locator arrived = desk.the("petition-row-" + id);
        assertThat(arrived).isVisible();
        browser.keep(desk.page(), "desk-petition-arrives");

        triage(desk, id);
        StaffDesk handler = handle(id);
        answer(handler);
        assertOwnerSeesTheStory();
        rate();

        desk.expectStatus("CLOSED");
        browser.assertQuiet();
    }

    private String file() throws IOException {
        owner.signIn("demo-owner-1");
        browser.keep(owner.page(), "owner-home");
        owner.openTheForm();
        owner.choose("LOGISTICS");
        owner.type("title", TITLE);
        owner.type("text", "园区北门外道路施工后没有留掉头位置，晚上送货的货车要倒车三百米，希望尽快协调。");
        owner.addPhoto(0, Photos.road(folder, "gate.jpg", new Color(0x1D3557)), "VERIFIED");
        owner.addPhoto(1, Photos.road(folder, "road.jpg", new Color(0xE07A5F)), "VERIFIED");
        browser.keep(owner.page(), "owner-form-filled");
        owner.submit();

        assertThat(owner.the("filed")).isVisible();
        assertThat(owner.the("number")).containsText(Pattern.compile("\\d{8}-\\d+"));
        assertThat(owner.the("ball-sentence")).containsText("受理");
        assertThat(owner.the("ball-sentence")).containsText(Pattern.compile("请在 \\d+ 月 \\d+ 日"));
        browser.keep(owner.page(), "owner-filed");
        owner.the("see-progress").click();
        assertThat(owner.the("petition")).isVisible();
        return idIn(owner.page());
    }

    private void triage(StaffDesk desk, String id) {
        desk.open(id);
        assertThat(desk.the("petition-title")).hasText(TITLE);
        assertThat(desk.the("photo-1")).isVisible();
        desk.act("accept");
        browser.keep(desk.page(), "desk-accept-form");
        desk.submit();
        desk.expectStatus("ACCEPTED");
        desk.act("dispatch");
        desk.pick("leadDepartmentId", "产业发展办公室");
        desk.submit();
        desk.expectStatus("DISPATCHED");
        browser.keep(desk.page(), "desk-dispatched");
    }

    private StaffDesk handle(String id) {
        StaffDesk lead = staff("dept-industry");
        lead.open(id);
        lead.act("take");
        lead.expectStatus("TAKEN");

        StaffDesk handler = staff("handler-industry");
        handler.open(id);
        handler.act("claim");
        handler.expectStatus("HANDLING");
        handler.act("note");
        handler.tick("internal", "true");
        handler.fill("text", INTERNAL);
        handler.submit();
        assertThat(handler.the("timeline")).containsText(INTERNAL);
        handler.act("note");
        handler.tick("internal", "false");
        handler.fill("text", SHOWN);
        handler.submit();
        assertThat(handler.the("timeline")).containsText(SHOWN);
        return handler;
    }

    private void answer(StaffDesk handler) throws IOException {
        handler.act("answer");
        handler.tick("outcome", "SOLVED");
        handler.fill("text", "临时掉头口已于昨晚开放，正式掉头位本周六完工，施工期间由专人引导。");
        handler.addPhoto(Photos.road(folder, "done.jpg", new Color(0x81B29A)));
        browser.keep(handler.page(), "handler-answer-form");
        handler.submit();
        handler.expectStatus("ANSWERED");
        browser.keep(handler.page(), "handler-answered");
    }

    private void assertOwnerSeesTheStory() {
        Page page = owner.page();
        page.reload();
        assertThat(owner.the("answer")).containsText("临时掉头口已于昨晚开放");
        assertThat(owner.the("timeline")).containsText(SHOWN);
        assertThat(page.locator("body")).not().containsText(INTERNAL);
        browser.keep(page, "owner-answered");
    }

    private void rate() {
        owner.act("rate");
        owner.the("solved-yes").click();
        owner.the("satisfaction-SATISFIED").click();
        owner.type("text", "当晚就能掉头了，谢谢。");
        browser.keep(owner.page(), "owner-rates");
        owner.submit();
        assertThat(owner.the("rating")).isVisible();
        browser.keep(owner.page(), "owner-closed");
    }

    private StaffDesk staff(String username) {
        StaffDesk desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn(username);
        return desk;
    }

    private static String idIn(Page page) {
        String url = page.url();
        return url.substring(url.indexOf("id=") + 3).replaceAll("&.*", "");
    }
}
