package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.planned;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.petitions.PetitionSteps.answered;
import static io.qisheng.petitions.PetitionSteps.file;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.points.PointsSteps.made;
import static io.qisheng.points.PointsSteps.service;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.qisheng.activities.ActivitySteps;
import io.qisheng.local.demo.DemoIds;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every page of the mini-program in large type: nothing is cut off, axe has no serious finding, and the choice of large type is
 * kept on the phone. A new page has to be added to this tour.
 */
class EveryScreenIT {

    private static final Path PAGES = Path.of("src", "main", "miniprogram", "src", "pages.json");
    private static final Pattern LARGE = Pattern.compile(".*\\bqs-large\\b.*");
    private static final String OWNER = "demo-owner-17";
    private static final String MEMBER = "demo-member-151";
    private static final String SECRETARY = "demo-secretary-1";

    private final LivingSystem system = LivingSystem.start();
    private final List<String> visited = new ArrayList<>();
    private Browser browser;

    @SuppressWarnings("NullAway.Init") // each tour opens its own
    private Page page;

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
    void everyPageIsUsableInLargeType() throws IOException {
        beAStranger();
        beAnOwner();
        beAMember();
        beASecretary();

        JsonNode pages = new ObjectMapper().readTree(PAGES.toFile()).path("pages");
        List<String> known = new ArrayList<>();
        pages.forEach(one -> known.add(one.path("path").asText()));
        assertThat(visited).containsAll(known);
        browser.assertQuiet();
    }

    private void beAStranger() {
        page = browser.phone();
        // the choice stays on the phone when its owner signs out
        signIn(OWNER);
        chooseLargeType();
        page.getByTestId("sign-out").click();
        page.locator(".uni-modal__btn_primary").click();
        assertThat(page.getByTestId("people")).isVisible();
        visit("pages/sign-in", "");
        signIn("demo-stranger");
        visit("pages/bind", "");
        visit("pages/privacy", "");
    }

    private void beAnOwner() {
        Map<String, Object> filing = filing();
        filing.put("title", "大字版也要看得清：园区北门货车夜间无法掉头，已经影响发货");
        String id =
                answered(file(OWNER, filing).then().statusCode(201).extract().path("id"));
        page = browser.phone();
        signIn(OWNER);
        chooseLargeType();
        agree();
        visit("pages/home", "");
        visit("pages/petition/list", "?show=mine");
        visit("pages/petition/detail", "?id=" + id);
        visit("pages/petition/reply", "?id=" + id + "&action=rate");
        visit("pages/petition/filed", "?id=" + id);
        visit("pages/petition/file", "");
        typeWhatIsFiledAlready(filing);
        visit("pages/order/menu", "");
        visit("pages/order/item", "?id=" + DemoIds.of("service-item-electricity"));
        visit("pages/policy/list", "");
        visit("pages/policy/detail", "?id=" + DemoIds.of("policy-loan"));
        visit("pages/publication/list", "");
        visit("pages/publication/detail", "?id=" + publication());
        visit("pages/inbox", "");
        visit("pages/settings", "");
    }

    private void typeWhatIsFiledAlready(Map<String, Object> filing) {
        file(OWNER, filing).then().statusCode(201);
        page.getByTestId("input-title").locator("textarea").fill("园区北门货车夜间无法掉头");
        assertThat(page.getByTestId("similar-continue")).isVisible();
        browser.keep(page, "large-petition-file-similar");
    }

    private static String publication() {
        return as(OWNER).get("/api/v1/publications").path("items[0].id");
    }

    private void beAMember() {
        String claim = made(MEMBER, service(MEMBER));
        String activity = ActivitySteps.open();
        page = browser.phone();
        signIn(MEMBER);
        chooseLargeType();
        visit("pages/home", "");
        visit("pages/card", "");
        visit("pages/activity/list", "");
        visit("pages/activity/detail", "?id=" + activity);
        visit("pages/activity/check-in", "?a=" + activity);
        visit("pages/points/mine", "");
        visit("pages/points/rules", "");
        visit("pages/points/board", "");
        visit("pages/points/claims", "");
        visit("pages/points/claim", "");
        visit("pages/points/claim-detail", "?id=" + claim);
    }

    private void beASecretary() {
        String planned = planned(plan(Duration.ofDays(4)));
        String running = ActivitySteps.open();
        String guest = checkIn("demo-floating-10", running, scan(code(running))).path("id");
        page = browser.phone();
        signIn(SECRETARY);
        chooseLargeType();
        visit("pages/home", "");
        visit("pages/waiting", "");
        visit("pages/activity/detail", "?id=" + running);
        visit("pages/activity/code", "?id=" + running);
        visit("pages/activity/roster", "?id=" + running);
        visit("pages/activity/minutes", "?id=" + running);
        visit("pages/activity/check-in-case", "?id=" + guest);
        visit("pages/activity/plan", "");
        visit("pages/activity/plan", "?id=" + planned);
        visit("pages/activity/roster-edit", "?id=" + planned);
        visit("pages/activity/session", "?id=" + planned);
    }

    private void signIn(String person) {
        page.navigate(system.address() + "/m/");
        page.getByTestId("input-people").locator("input").fill(person);
        page.getByTestId("person-" + person).click();
        assertThat(page.getByTestId("people")).hasCount(0);
    }

    private void chooseLargeType() {
        open("pages/settings", "");
        page.getByTestId("large-type").click();
        page.reload();
        assertThat(page.getByTestId("large-type")).hasAttribute("aria-checked", "true");
    }

    /** Forms stand behind what the privacy page says. */
    private void agree() {
        open("pages/privacy", "");
        page.getByTestId("privacy-agree").click();
        assertThat(page.getByTestId("home-name")).isVisible();
    }

    private void visit(String path, String query) {
        open(path, query);
        assertThat(page).hasURL(Pattern.compile(".*/m/#/" + path + "\\b.*"));
        assertThat(page.locator(".page").last()).hasClass(LARGE);
        visited.add(path);
        String name = "large-" + path.replace("pages/", "").replace('/', '-') + (query.isEmpty() ? "" : "-one");
        browser.keep(page, name);
        if (scrolledToItsEnd()) {
            browser.keep(page, name + "-end");
        }
    }

    /** Whether there was more of the page than a phone shows at once. */
    private boolean scrolledToItsEnd() {
        return (boolean)
                page.evaluate("() => (window.scrollTo(0, document.body.scrollHeight), Math.round(window.scrollY) > 0)");
    }

    private void open(String path, String query) {
        page.navigate("about:blank");
        page.navigate(system.address() + "/m/#/" + path + query);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.getByTestId("loading")).hasCount(0);
    }
}
