package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.petitions.PetitionSteps.act;
import static io.qisheng.petitions.PetitionSteps.file;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.petitions.PetitionSteps.handled;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 晒, on both clients: agreed to, made fit to be read, found by another enterprise, and taken back. */
class PublishingIT {

    private static final String TITLE = "烘干房天然气增容";

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
    void anAnswerIsSharedAndTakenBack() {
        String id = closed();
        OwnerPhone filer = phone("demo-owner-16");
        filer.page().navigate(system.address() + "/m/#/pages/petition/detail?id=" + id);
        assertThat(filer.the("publishing")).hasAttribute("data-state", "asked");
        browser.keep(filer.page(), "publishing-asked");
        tap(filer, "consent-to-publish");
        assertThat(filer.the("publishing")).hasAttribute("data-state", "consented");

        publish(id);

        OwnerPhone other = phone("demo-owner-14");
        readsItInPlace(other);
        other.page().navigate(system.address() + "/m/#/pages/publication/list");
        other.type("search", TITLE);
        Locator card = other.the("publications").getByText(TITLE);
        assertThat(card).isVisible();
        browser.keep(other.page(), "publishing-board");
        card.click();
        assertThat(other.the("publication")).containsText("请联系某经理");
        browser.keep(other.page(), "publishing-read");

        filer.page().reload();
        assertThat(filer.the("publishing")).hasAttribute("data-state", "published");
        browser.keep(filer.page(), "publishing-published");
        tap(filer, "withdraw-consent");
        assertThat(filer.the("publishing")).hasAttribute("data-state", "asked");
        other.page().reload();
        assertThat(other.the("publication-trouble")).containsText("已撤下");
        browser.keep(other.page(), "publishing-withdrawn");
        browser.assertQuiet();
    }

    /** What is suggested is taken, one suggestion is refused and taken again, and what still reveals is refused by the service. */
    private void publish(String id) {
        StaffDesk desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn("supervisor");
        desk.page().navigate(system.address() + "/publications?view=waiting");
        desk.the("petition-row-" + id).click();
        assertThat(desk.the("petition-detail")).containsText(TITLE);
        desk.act("publish");
        Locator question = desk.the("field-question").locator("textarea");
        assertThat(question).hasValue("请联系某经理，电话（电话）。增容要办什么手续？");
        browser.keep(desk.page(), "publishing-desk");
        Locator phone = desk.the("redaction-question-1");
        phone.click();
        assertThat(question).hasValue("请联系某经理，电话13800000001。增容要办什么手续？");
        desk.submit();
        assertThat(desk.the("field-question")).containsText("是电话号码");
        browser.keep(desk.page(), "publishing-refused");
        phone.click();
        desk.submit();
        assertThat(desk.the("action-unpublish")).isVisible();
        desk.page().navigate(system.address() + "/publications?q=" + TITLE);
        desk.the("publication-list").getByText(TITLE).click();
        assertThat(desk.the("publication-detail")).containsText("请联系某经理");
        assertThat(desk.the("publication-detail").getByText("打开这件诉求")).isVisible();
        browser.keep(desk.page(), "publishing-desk-board");
    }

    private void readsItInPlace(OwnerPhone other) {
        other.openTheForm();
        other.type("title", "烘干房天然气");
        other.page().getByText("看全文").click();
        assertThat(other.the("similar-answer-whole")).containsText("先报用气量");
        browser.keep(other.page(), "publishing-similar");
        other.page().getByText("这正是我要问的").click();
        assertThat(other.the("home-name")).isVisible();
        assertThat(other.page().getByText("烘干房天然气").first()).isVisible();
    }

    private OwnerPhone phone(String person) {
        OwnerPhone phone = new OwnerPhone(browser.phone(), system.address());
        phone.signIn(person);
        return phone;
    }

    private static void tap(OwnerPhone filer, String action) {
        filer.the("publishing").getByTestId("action-" + action).click();
        filer.page().getByText("确定", new Page.GetByTextOptions().setExact(true)).click();
    }

    private static String closed() {
        Map<String, Object> filing = filing();
        filing.put("title", TITLE);
        filing.put("text", "请联系王经理，电话13800000001。增容要办什么手续？");
        String id =
                file("demo-owner-16", filing).then().statusCode(201).extract().path("id");
        handled(id);
        act("handler-industry", id, "answer", "outcome", "EXPLAINED", "text", "先报用气量，燃气公司踏勘后出方案，一般十个工作日。")
                .then()
                .statusCode(200);
        act("demo-owner-16", id, "rate", "solved", true, "satisfaction", "SATISFIED")
                .then()
                .statusCode(200);
        return id;
    }
}
