package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.petitions.PetitionSteps.file;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.petitions.PetitionSteps.handled;
import static io.qisheng.testing.Api.as;

import io.qisheng.local.demo.DemoIds;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 专项整治, on both clients: all filers are told at once, all are answered at once, and each rates for itself. */
class CampaignIT {

    private static final String PROGRESS = "施工单位答应周五前让出北侧车道。";
    private static final String ANSWER = "北侧车道已经让出，大货车可以掉头。";

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
    void whatIsSaidOnceReachesEveryFiler() {
        String mine = handled(filed("demo-owner-17", "北侧车道围挡，货车掉不了头"));
        String other = handled(filed("demo-owner-18", "围挡占了北侧车道，大货车进不来"));
        StaffDesk desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn("desk");
        String campaign = campaign(mine);
        desk.page().navigate(system.address() + "/petitions/" + other);
        desk.the("campaign-join").click();
        desk.the("campaign-join-" + campaign).click();
        browser.keep(desk.page(), "campaign-join");
        desk.the("campaign-join-send").click();
        desk.the("campaign-link").click();
        assertThat(desk.the("petition-row-" + mine)).isVisible();
        say(desk, "progress", PROGRESS);
        browser.keep(desk.page(), "campaign-progress");

        OwnerPhone owner = new OwnerPhone(browser.phone(), system.address());
        owner.signIn("demo-owner-17");
        owner.page().navigate(system.address() + "/m/#/pages/petition/detail?id=" + mine);
        assertThat(owner.the("campaign")).containsText(PROGRESS);
        assertThat(owner.the("campaign")).hasAttribute("data-status", "OPEN");
        browser.keep(owner.page(), "campaign-phone");

        desk.the("campaign-action-answer").click();
        desk.tick("outcome", "SOLVED");
        desk.fill("text", ANSWER);
        desk.submit();
        assertThat(desk.the("petition-row-" + other)).containsText("待评价");
        browser.keep(desk.page(), "campaign-answered");

        owner.page().reload();
        assertThat(owner.the("petition")).containsText(ANSWER);
        assertThat(owner.the("campaign")).hasAttribute("data-status", "ANSWERED");
        browser.keep(owner.page(), "campaign-phone-answered");
        browser.assertQuiet();
    }

    private static void say(StaffDesk desk, String action, String words) {
        desk.the("campaign-action-" + action).click();
        desk.fill("text", words);
        desk.submit();
        assertThat(desk.the("campaign-detail").getByText(words)).isVisible();
    }

    private static String filed(String owner, String title) {
        Map<String, Object> filing = filing();
        filing.put("title", title);
        return file(owner, filing).then().statusCode(201).extract().path("id");
    }

    private static String campaign(String... petitions) {
        return as("desk")
                .body(Map.of(
                        "title", "北侧车道围挡专项整治",
                        "cause", "施工围挡占了北侧车道，大货车不能掉头。",
                        "category", "LOGISTICS",
                        "leadDepartmentId", DemoIds.of("dept-industry").toString(),
                        "petitionIds", List.of(petitions)))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
