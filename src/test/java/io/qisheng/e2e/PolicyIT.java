package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.restassured.RestAssured;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 政策直达, on both clients: written, published, found by an enterprise that it fits, read, asked about, and seen to be read. */
class PolicyIT {

    private static final String TITLE = "食品企业冷库改造补助";

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
    void aPolicyReachesAnEnterpriseAndIsAskedAbout() {
        StaffDesk desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn("desk");
        write(desk);
        String policy = desk.page().url().replaceFirst(".*/", "");

        OwnerPhone owner = new OwnerPhone(browser.phone(), system.address());
        owner.signIn("demo-owner-15");
        owner.the("open-policies").click();
        Locator card = owner.the("policy-" + policy);
        assertThat(card).containsText("符合条件");
        assertThat(card.getByTestId("policy-unread")).isVisible();
        browser.keep(owner.page(), "policy-feed");
        card.click();
        assertThat(owner.the("condition-INDUSTRY")).containsText("食品");
        assertThat(owner.the("policy-match")).containsText("鹿鸣医疗器械有限公司");
        browser.keep(owner.page(), "policy-read");
        String petition = ask(owner);

        desk.page().reload();
        assertThat(desk.the("policy-receipts")).containsText("鹿鸣医疗器械有限公司");
        assertThat(desk.the("policy-reach")).containsText(Pattern.compile("看过 1 家"));
        browser.keep(desk.page(), "policy-receipts");
        desk.page().navigate(system.address() + "/petitions/" + petition);
        assertThat(desk.the("petition-policy")).containsText(TITLE);
        browser.keep(desk.page(), "policy-asked");
        desk.the("petition-policy").click();
        assertThat(desk.the("policy-detail")).containsText(TITLE);
        desk.the("policy-withdraw").click();
        assertThat(desk.the("policy-status")).hasAttribute("data-status", "WITHDRAWN");

        owner.page().navigate(system.address() + "/m/#/pages/policy/list");
        assertThat(owner.the("policies")).isVisible();
        assertThat(owner.the("policy-" + policy)).hasCount(0);
        browser.assertQuiet();
    }

    /** What is missing is said at its field, and nothing that is typed is lost by it. */
    private void write(StaffDesk desk) {
        desk.the("nav-services").click();
        desk.the("policies-open").click();
        desk.the("policy-new").click();
        line(desk, "title", TITLE);
        line(desk, "summary", "改造冷库，按投入补助两成");
        desk.submit();
        assertThat(desk.the("field-error-text")).isVisible();
        browser.keep(desk.page(), "policy-missing");
        desk.fill("text", "今年内改造冷库的食品企业，凭合同和发票申请，核实后一次补给。");
        desk.pick("issuerId", "产业发展办公室");
        desk.pick("applicability/industries", "食品");
        desk.page().keyboard().press("Escape");
        desk.the("field-validFrom").locator("input").fill("2026-11-01");
        browser.keep(desk.page(), "policy-form");
        desk.submit();
        assertThat(desk.the("policy-status")).hasAttribute("data-status", "DRAFT");
        desk.the("policy-publish").click();
        assertThat(desk.the("policy-status")).hasAttribute("data-status", "PUBLISHED");
        assertThat(desk.the("policy-reach")).containsText("看过 0 家");
        browser.keep(desk.page(), "policy-published");
    }

    private static void line(StaffDesk desk, String field, String text) {
        desk.the("field-" + field).locator("input").fill(text);
    }

    /** The question comes with the policy's name; the petition keeps which policy it is about. */
    private String ask(OwnerPhone owner) {
        owner.the("policy-ask").click();
        owner.the("privacy-agree").click();
        assertThat(owner.the("input-title").locator("input, textarea")).hasValue("咨询：" + TITLE);
        assertThat(owner.the("about-policy")).containsText(TITLE);
        owner.choose("FINANCE");
        owner.type("text", "去年改的冷库算不算？要准备哪些材料？");
        owner.type("contactPhone", "13800000015");
        owner.type("contactName", "陈小明");
        browser.keep(owner.page(), "policy-ask");
        owner.submit();
        owner.page().waitForURL(Pattern.compile(".*/filed.*"));
        return owner.page().url().replaceFirst(".*id=", "");
    }
}
