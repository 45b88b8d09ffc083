package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import io.restassured.RestAssured;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 通报: begun with its numbers, written beside a colleague, issued, and read by a department. */
class BulletinIT {

    private static final String TITLE = "望潮镇企业诉求办理情况月度通报";
    private static final String PRACTICE = "产业发展办公室当天到场、当天答复，企业满意。";

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
    void aBulletinIsWrittenIssuedAndRead() {
        StaffDesk desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn("desk");
        desk.the("nav-statistics").click();
        desk.the("bulletins-open").click();
        browser.keep(desk.page(), "bulletins-empty");
        desk.the("bulletin-new").click();
        browser.keep(desk.page(), "bulletin-opening");
        desk.submit();
        assertThat(desk.the("bulletin-status")).hasAttribute("data-status", "DRAFT");
        assertThat(desk.the("bulletin-detail")).containsText(Pattern.compile("月派单 \\d+ 件"));
        assertThat(desk.the("bulletin-detail")).containsText("产业发展办公室");
        browser.keep(desk.page(), "bulletin-begun");
        String id = desk.page().url().replaceFirst(".*/", "");

        writeBesideAColleague(desk, id);
        issue(desk);

        StaffDesk department = new StaffDesk(browser.desk(), system.address());
        department.signIn("dept-industry");
        department.page().navigate(system.address() + "/bulletins");
        assertThat(department.the("bulletin-new")).hasCount(0);
        department.the("bulletin-row-" + id).click();
        assertThat(department.the("bulletin-detail")).containsText(PRACTICE);
        assertThat(department.the("bulletin-edit")).hasCount(0);
        browser.keep(department.page(), "bulletin-read");
        browser.assertQuiet();
    }

    /** What a colleague saved in between is told, and nothing that is typed is lost by it. */
    private void writeBesideAColleague(StaffDesk desk, String id) {
        desk.the("bulletin-edit").click();
        desk.the("field-title").locator("input").fill(TITLE);
        desk.fill("practice", PRACTICE);
        String etag = as("supervisor").get("/api/v1/bulletins/" + id).path("etag");
        as("supervisor")
                .header("If-Match", etag)
                .body(Map.of("title", "另一个标题", "overview", "", "practice", "", "problems", "", "demands", "月底前报结果。"))
                .put("/api/v1/bulletins/" + id)
                .then()
                .statusCode(200);
        desk.submit();
        assertThat(desk.the("action-form-bulletin-words")).containsText("别人刚刚保存过");
        assertThat(desk.the("field-practice").locator("textarea")).hasValue(PRACTICE);
        browser.keep(desk.page(), "bulletin-changed");
        desk.submit();
        assertThat(desk.the("bulletin-detail")).containsText(TITLE);
        assertThat(desk.the("bulletin-detail")).containsText(PRACTICE);
    }

    private void issue(StaffDesk desk) {
        desk.the("bulletin-act-issue").click();
        browser.keep(desk.page(), "bulletin-sure");
        desk.the("bulletin-act-issue-sure").click();
        assertThat(desk.the("bulletin-status")).hasAttribute("data-status", "ISSUED");
        assertThat(desk.the("bulletin-edit")).hasCount(0);
        Download paper =
                desk.page().waitForDownload(() -> desk.the("bulletin-download").click());
        assertThat(paper.suggestedFilename()).isEqualTo(TITLE + ".pdf");
        browser.keep(desk.page(), "bulletin-issued");
    }
}
