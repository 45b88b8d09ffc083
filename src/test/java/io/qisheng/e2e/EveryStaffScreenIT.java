package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.planned;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.petitions.PetitionSteps.file;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.points.PointsSteps.made;
import static io.qisheng.points.PointsSteps.service;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.qisheng.activities.ActivitySteps;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.points.PointsSteps;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every page of the staff view at a desk and on a phone: axe has no serious finding, nothing is wider than the screen, and no list
 * reaches into what is open beside it. A new page has to be added to this tour.
 */
class EveryStaffScreenIT {

    private static final Path ROUTES = Path.of("src", "main", "webui", "src", "router.ts");
    private static final String MEMBER = "demo-member-166";

    private final LivingSystem system = LivingSystem.start();
    private final Set<String> visited = new TreeSet<>();
    private Browser browser;

    @SuppressWarnings("NullAway.Init") // each tour opens its own
    private StaffDesk desk;

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
    void everyPageIsUsableByEverybody() throws IOException {
        beAStranger();
        beTheDesk();
        beASecretary();
        beAnAdmin();

        Set<String> named = Pattern.compile("name: '([a-z-]+)'")
                .matcher(Files.readString(ROUTES))
                .results()
                .map((MatchResult route) -> route.group(1))
                .collect(Collectors.toSet());
        // the guard sends each person on to where their work is
        named.remove("home");
        assertThat(visited).containsAll(named);
        browser.assertQuiet();
    }

    private void beAStranger() {
        desk = new StaffDesk(browser.desk(), system.address());
        visit("sign-in", "/sign-in");
    }

    private void beTheDesk() {
        Map<String, Object> filing = filing();
        filing.put("title", "名字很长的诉求也要看得清：园区北门货车夜间无法掉头，已经影响三家企业发货和员工上下班");
        String id =
                file("demo-owner-19", filing).then().statusCode(201).extract().path("id");
        signIn("desk");
        visit("petitions", "/petitions?queue=ALL");
        visit("petition", "/petitions/" + id);
        visit("petitions-board", "/petitions/board");
        desk.page().navigate(system.address() + "/petitions?q=名字很长的诉求");
        desk.the("bulk-begin").click();
        desk.the("bulk-all").click();
        desk.the("bulk-start-accept").click();
        assertThat(desk.the("bulk-page")).isVisible();
        look("petitions-bulk");
        visit("publications", "/publications");
        String publication = as("desk").get("/api/v1/publications").path("items[0].id");
        visit("publication", "/publications/" + publication);
        visit("campaigns", "/campaigns");
        visit("campaigns", "/campaigns?view=clusters");
        visit("campaign-new", "/campaigns/new");
        visit("campaign", "/campaigns/" + campaign(id));
        visit("file-for", "/file-for");
        visit("services", "/services");
        visit("service", "/services/" + DemoIds.of("service-item-electricity"));
        visit("policies", "/policies");
        visit("policy", "/policies/" + DemoIds.of("policy-equipment"));
        visit("policy", "/policies/new");
        visit("statistics", "/statistics");
        desk.the("statistics-lastYear").click();
        desk.the("statistics-own").click();
        desk.the("statistics-period").click();
        look("statistics");
        desk.the("statistics--response-denominator").click();
        assertThat(desk.the("statistics-cases")).isVisible();
        look("statistics-cases");
        visit("statistics", "/statistics?by=area&with=before&chart=cases");
        look("statistics-compared");
        for (String kind : List.of("xlsx", "pdf")) {
            Download file = desk.page()
                    .waitForDownload(
                            () -> desk.the("statistics-download-" + kind).click());
            assertThat(file.suggestedFilename()).matches("诉求办理统计-[0-9-]+至[0-9-]+\\." + kind);
        }
        desk.the("statistics--days1").click();
        assertThat(desk.the("statistics-cases")).isVisible();
        visit("bulletins", "/bulletins");
        visit("bulletin", "/bulletins/new");
        visit("bulletin", "/bulletins/" + bulletin());
        visit("notifications", "/notifications");
        visit("nowhere", "/there-is-no-such-page");
    }

    private static String bulletin() {
        return as("desk")
                .body(Map.of("month", "2020-02"))
                .post("/api/v1/bulletins")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String campaign(String petition) {
        String id = as("desk")
                .body(Map.of(
                        "title", "园区北门货车夜间无法掉头专项整治",
                        "cause", "北门施工后没有掉头位置，多家企业的货车都要倒车。",
                        "category", "LOGISTICS",
                        "keyword", "掉头",
                        "leadDepartmentId", DemoIds.of("dept-industry").toString(),
                        "petitionIds", List.of(petition)))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (Map<String, ?> action : List.of(
                Map.of("action", "progress", "text", "已与施工单位约定，本周五前让出掉头位置。"),
                Map.of(
                        "action", "add-task",
                        "departmentId", DemoIds.of("dept-market").toString(),
                        "text", "核对各企业的发货时段",
                        "dueDate", "2099-12-31"))) {
            as("desk")
                    .body(action)
                    .post("/api/v1/campaigns/" + id + "/actions")
                    .then()
                    .statusCode(200);
        }
        return id;
    }

    private void beASecretary() {
        String planned = planned(plan(Duration.ofDays(4)));
        String running = ActivitySteps.open();
        String guest = checkIn("demo-floating-9", running, scan(code(running))).path("id");
        String claim = made(MEMBER, service(MEMBER));
        signIn("secretary");
        visit("activities", "/activities");
        visit("activity", "/activities/" + running);
        visit("activity-new", "/activities/new");
        visit("activity-edit", "/activities/" + planned + "/edit");
        visit("check-in", "/activities/check-ins/" + guest);
        visit("projector", "/activities/" + running + "/projector");
        visit("claims", "/points/claims");
        visit("claim", "/points/claims/" + claim);
        visit("board", "/points/board");
        visit("member-points", "/points/board/" + PointsSteps.memberId(MEMBER));
    }

    private void beAnAdmin() {
        String policy = as("admin").get("/api/v1/sla-policies").path("items[0].code");
        signIn("admin");
        visit("rules", "/points/rules");
        visit("rule", "/points/rules/volunteer-service");
        visit("limits", "/limits");
        visit("limit", "/limits/" + policy);
        visit("year", "/limits/years/2026");
    }

    private void signIn(String username) {
        desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn(username);
    }

    private void visit(String route, String path) {
        desk.page().navigate(system.address() + path);
        look(route);
    }

    private void look(String route) {
        visited.add(route);
        Page page = desk.page();
        settled(page);
        keep(page, "every-" + route);
        page.setViewportSize(Browser.PHONE_WIDTH, Browser.PHONE_HEIGHT);
        keep(page, "every-" + route + "-phone");
        page.setViewportSize(Browser.DESK_WIDTH, Browser.DESK_HEIGHT);
    }

    /** The page has arrived, and whatever it was loading. */
    private static void settled(Page page) {
        assertThat(page.locator("h1, h2").first()).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        assertThat(page.locator(".n-skeleton")).hasCount(0);
    }

    private void keep(Page page, String name) {
        browser.keep(page, name);
        Clipping.assertNothingBeside(page, name);
    }
}
