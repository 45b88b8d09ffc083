package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 点单 and 代填, on both clients. */
class ServiceOrderIT {

    @TempDir
    Path folder;

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;
    private StaffDesk desk;
    private OwnerPhone owner;

    @BeforeEach
    void openTheBrowser() {
        browser = new Browser();
        desk = new StaffDesk(browser.desk(), system.address());
        owner = new OwnerPhone(browser.phone(), system.address());
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aServiceThatChangesWhileSomebodyAnswersItLosesNothing() {
        desk.signIn("desk");
        String item = publishAnItem();
        owner.signIn("demo-owner-17");
        owner.the("open-menu").click();
        browser.keep(owner.page(), "owner-menu");
        owner.the("service-" + item).click();
        owner.the("privacy-agree").click();
        assertThat(owner.the("order-name")).hasText("车间降温辅导");
        owner.type("q-q1", "铸造车间夏天有四十度");
        browser.keep(owner.page(), "owner-order-form");

        addAQuestionAndPublish();
        owner.submit();

        assertThat(owner.the("order-changes")).containsText("新增“车间有多少人”");
        assertThat(owner.the("input-q-q1").locator("input, textarea")).hasValue("铸造车间夏天有四十度");
        browser.keep(owner.page(), "owner-order-changed");
        owner.type("q-q2", "48");
        owner.submit();
        assertThat(owner.the("filed")).isVisible();
        owner.the("see-progress").click();
        assertThat(owner.the("service-q2")).containsText("48 人");
        browser.keep(owner.page(), "owner-order-filed");

        desk.page().navigate(system.address() + "/petitions/" + idIn(owner.page()));
        assertThat(desk.the("service-order")).containsText("铸造车间夏天有四十度");
        assertThat(desk.the("service-order")).containsText("第 2 版");
        browser.keep(desk.page(), "desk-order");
        browser.assertQuiet();
    }

    @Test
    void whatTheDeskFilesForAnEnterpriseItsOwnerConfirmsByOneTap() throws IOException {
        desk.signIn("desk");
        desk.the("nav-filing").click();
        desk.find("onBehalfOf", "鹿鸣医疗器械有限公司");
        desk.pick("category", "用工人才");
        line("title").fill("夜班班车能不能再晚半小时");
        desk.fill("text", "企业来电：夜班九点半下班，末班车九点就没有了，希望延后半小时。");
        desk.addPhoto(Photos.road(folder, "bus.jpg", new Color(0x457B9D)));
        browser.keep(desk.page(), "desk-files-for");
        desk.submit();
        Locator receipt = desk.the("filing-receipt");
        assertThat(receipt).containsText(Pattern.compile("编号 \\d{8}-\\d+"));
        browser.keep(desk.page(), "desk-filed-for");
        receipt.getByRole(AriaRole.LINK).click();
        assertThat(desk.the("confirmation")).hasAttribute("data-state", "PENDING");

        owner.signIn("demo-owner-15");
        owner.the("asked").getByText("夜班班车能不能再晚半小时").click();
        assertThat(owner.the("confirmation")).hasAttribute("data-state", "PENDING");
        browser.keep(owner.page(), "owner-asked-to-confirm");
        owner.act("confirm-filing");
        owner.page().getByText("确定", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(owner.the("confirmation")).hasAttribute("data-state", "CONFIRMED");
        assertThat(desk.the("confirmation")).hasAttribute("data-state", "CONFIRMED");
        browser.keep(desk.page(), "desk-confirmed");
        browser.assertQuiet();
    }

    /** The id of a new item with one question, on the menu. */
    private String publishAnItem() {
        desk.the("nav-services").click();
        browser.keep(desk.page(), "desk-menu");
        desk.the("service-new").click();
        line("name").fill("车间降温辅导");
        line("summary").fill("专家到厂看怎么降温最省钱");
        desk.pick("category", "安全生产");
        desk.pick("departmentId", "应急管理与环保办公室");
        desk.the("question-add").click();
        desk.the("question-0-label").fill("哪里最热");
        assertThat(desk.the("service-preview")).containsText("哪里最热");
        browser.keep(desk.page(), "desk-service-editor");
        desk.submit();
        desk.the("service-publish").click();
        assertThat(desk.the("service-status")).hasAttribute("data-status", "PUBLISHED");
        return desk.page().url().replaceAll(".*/services/|\\?.*", "");
    }

    private void addAQuestionAndPublish() {
        desk.the("service-edit").click();
        desk.the("question-add").click();
        desk.the("question-1-label").fill("车间有多少人");
        desk.choose(desk.the("question-1-type"), "数字");
        desk.the("question-1-unit").fill("人");
        desk.submit();
        assertThat(desk.the("service-draft")).containsText("车间有多少人");
        browser.keep(desk.page(), "desk-service-draft");
        desk.the("service-publish").click();
        assertThat(desk.the("service-status")).hasAttribute("data-version", "2");
    }

    private Locator line(String field) {
        return desk.the("field-" + field).locator("input");
    }

    private static String idIn(Page page) {
        String url = page.url();
        return url.substring(url.indexOf("id=") + 3).replaceAll("&.*", "");
    }
}
