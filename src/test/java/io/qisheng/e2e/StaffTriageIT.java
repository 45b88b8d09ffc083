package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A desk's morning: twenty new petitions by the keyboard, several at once, a board, a filter kept, and eight tabs open. */
class StaffTriageIT {

    private static final Path MEASURE = Path.of("target", "measure", "triage.json");
    private static final int MORNING = 20;

    /** Keys for one petition, each key that is held down counted: j, a, Ctrl, Enter, a, Ctrl, Enter, and now and then a choice. */
    private static final double MOST_KEYS = 8.0;

    private static final List<String> CATEGORIES = List.of("LOGISTICS", "LAND", "LABOUR", "TECHNOLOGY");

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;
    private int keys;

    @BeforeEach
    void openTheBrowser() {
        browser = new Browser();
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void twentyPetitionsAreTriagedWithTheKeyboardAlone() throws IOException {
        List<String> ids = filed("demo-owner-16", "键盘分拣", MORNING);
        StaffDesk desk = staff("desk");
        Page page = desk.page();
        press(page, "/");
        page.keyboard().type("键盘分拣");
        assertThat(desk.the("petition-row")).hasCount(MORNING);
        press(page, "Escape");
        browser.keep(page, "triage-begins");

        keys = 0;
        long began = System.nanoTime();
        for (int i = 0; i < MORNING; i++) {
            triageOne(desk);
        }
        double seconds = (System.nanoTime() - began) / 1e9;

        assertThat(desk.the("petition-list-empty")).isVisible();
        ApiPerson clerk = ApiPerson.staff(system, "desk");
        for (String id : ids) {
            assertThat(clerk.get("/petitions/" + id).getString("status")).isEqualTo("DISPATCHED");
        }
        double each = (double) keys / MORNING;
        Files.createDirectories(MEASURE.getParent());
        Files.writeString(
                MEASURE,
                new JsonObject()
                        .put("petitions", MORNING)
                        .put("seconds", Math.round(seconds * 10) / 10.0)
                        .put("secondsPerPetition", Math.round(seconds / MORNING * 100) / 100.0)
                        .put("keyPresses", keys)
                        .put("keyPressesPerPetition", each)
                        .encodePrettily());
        assertThat(each).isLessThanOrEqualTo(MOST_KEYS);
        browser.assertQuiet();
    }

    private void triageOne(StaffDesk desk) {
        Page page = desk.page();
        press(page, "j");
        desk.expectStatus("SUBMITTED");
        press(page, "a");
        assertThat(desk.the("action-form-accept")).isVisible();
        press(page, "Control+Enter");
        desk.expectStatus("ACCEPTED");
        press(page, "a");
        assertThat(desk.the("action-form-dispatch")).isVisible();
        if (desk.the("field-leadDepartmentId").getByText("请选择").isVisible()) {
            // the first of its category; the next ones go the same way
            press(page, "ArrowDown");
            assertThat(page.locator(".n-base-select-option--pending")).isVisible();
            press(page, "Enter");
            assertThat(page.locator(".n-base-select-menu")).not().isVisible();
        }
        press(page, "Control+Enter");
        desk.expectStatus("DISPATCHED");
    }

    @Test
    void severalAtOnceAnswerEachByItself() {
        List<String> ids = filed("demo-owner-17", "批量受理", 5);
        StaffDesk desk = staff("desk");
        Page page = desk.page();
        page.navigate(system.address() + "/petitions?q=批量受理");
        desk.the("bulk-begin").click();
        desk.the("bulk-all").click();
        assertThat(desk.the("bulk-count")).hasAttribute("data-count", "5");
        browser.keep(page, "bulk-chosen");
        desk.the("bulk-start-accept").click();
        assertThat(desk.the("bulk-page")).isVisible();

        // a colleague is faster with one of them
        ApiPerson.staff(system, "desk").act(ids.get(1), accept());
        desk.submit();
        assertThat(desk.the("bulk-told")).hasAttribute("data-done", "4");
        assertThat(desk.the("bulk-told")).hasAttribute("data-failed", "1");
        assertThat(desk.the("bulk-row-" + ids.get(1))).hasAttribute("data-state", "failed");
        browser.keep(page, "bulk-accepted");
        Axe.assertNoSeriousFinding(page);

        page.navigate(system.address() + "/petitions?q=批量受理&status=ACCEPTED");
        assertThat(desk.the("petition-row")).hasCount(5);
        desk.the("bulk-begin").click();
        desk.the("bulk-all").click();
        desk.the("bulk-start-dispatch").click();
        desk.pick("leadDepartmentId", "市场监督管理所");
        desk.submit();
        assertThat(desk.the("bulk-told")).hasAttribute("data-done", "5");
        desk.the("bulk-close").click();
        assertThat(desk.the("petition-list-empty")).isVisible();
        ApiPerson clerk = ApiPerson.staff(system, "desk");
        for (String id : ids) {
            assertThat(clerk.get("/petitions/" + id).getString("status")).isEqualTo("DISPATCHED");
        }
        browser.assertQuiet();
    }

    @Test
    void queuesBoardAndKeptFilters() {
        filed("demo-owner-18", "看板上的诉求", 1);
        StaffDesk desk = staff("supervisor");
        Page page = desk.page();
        browser.keep(page, "supervisor-home");
        Axe.assertNoSeriousFinding(page);
        desk.the("queue-OVERDUE").click();
        assertThat(page).hasURL(Pattern.compile("queue=OVERDUE"));
        assertThat(desk.the("petition-row").first()).isVisible();
        browser.keep(page, "supervisor-overdue");

        desk.the("petition-filters").click();
        pickIn(page, desk.the("petition-filter-category"), "LOGISTICS");
        assertThat(page).hasURL(Pattern.compile("category=LOGISTICS"));
        desk.the("saved-filters").click();
        desk.the("saved-filter-name").locator("input").fill("物流超期");
        desk.the("saved-filter-keep").click();
        assertThat(desk.the("saved-filter-物流超期")).isVisible();
        browser.keep(page, "filters-kept");
        page.navigate(system.address() + "/petitions");
        desk.the("saved-filters").click();
        desk.the("saved-filter-物流超期").click();
        assertThat(page).hasURL(Pattern.compile("category=LOGISTICS.*queue=OVERDUE|queue=OVERDUE.*category=LOGISTICS"));

        assertThat(page.locator(".n-popover")).hasCount(0);
        page.keyboard().press("b");
        assertThat(desk.the("petition-board")).isVisible();
        Locator submitted = desk.the("board-column-SUBMITTED");
        // the column shows the nearest limits first and counts them all
        Locator count = submitted.locator(".count");
        assertThat(count).hasText(Pattern.compile("^[0-9]+$"));
        int before = Integer.parseInt(count.innerText());
        browser.keep(page, "board");
        Axe.assertNoSeriousFinding(page);
        // what is filed now shows up by itself
        filed("demo-owner-18", "看板上新到的诉求", 1);
        assertThat(count).hasText(String.valueOf(before + 1));
        page.setViewportSize(Browser.PHONE_WIDTH, Browser.PHONE_HEIGHT);
        browser.keep(page, "board-phone");
        page.navigate(system.address() + "/petitions");
        assertThat(desk.the("petition-list")).isVisible();
        browser.keep(page, "supervisor-home-phone");
        browser.assertQuiet();
    }

    @Test
    void eightTabsShareOneConnection() {
        StaffDesk first = staff("desk");
        List<StaffDesk> tabs = new ArrayList<>(List.of(first));
        for (int i = 1; i < 8; i++) {
            StaffDesk tab = new StaffDesk(first.page().context().newPage(), system.address());
            tab.page().navigate(system.address() + "/petitions?q=八个标签页");
            assertThat(tab.the("live-state")).hasAttribute("data-state", "live");
            tabs.add(tab);
        }
        first.page().navigate(system.address() + "/petitions?q=八个标签页");
        assertThat(first.the("live-state")).hasAttribute("data-state", "live");

        String id = filed("demo-owner-19", "八个标签页都要看到", 1).getFirst();

        for (StaffDesk tab : tabs) {
            assertThat(tab.the("petition-row-" + id)).isVisible();
        }
        // the tab that keeps the connection may be any: close half of them, the rest goes on
        tabs.subList(0, 4).forEach(tab -> tab.page().close());
        String next = filed("demo-owner-19", "八个标签页关了一半", 1).getFirst();
        for (StaffDesk tab : tabs.subList(4, 8)) {
            assertThat(tab.the("live-state")).hasAttribute("data-state", "live");
            assertThat(tab.the("petition-row-" + next)).isVisible();
        }
    }

    private void press(Page page, String key) {
        keys += key.split("\\+").length;
        page.keyboard().press(key);
    }

    private static void pickIn(Page page, Locator select, String option) {
        select.locator(".n-base-selection").click();
        page.getByTestId("option-" + option).click();
    }

    private List<String> filed(String owner, String title, int count) {
        ApiPerson person = ApiPerson.owner(system, owner);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(person.file(CATEGORIES.get(i % CATEGORIES.size()), title + "第" + (i + 1) + "件"));
        }
        return ids;
    }

    private static JsonObject accept() {
        return new JsonObject()
                .put("action", "accept")
                .put("category", "LOGISTICS")
                .put("urgency", "NORMAL")
                .put("complexity", "ORDINARY");
    }

    private StaffDesk staff(String username) {
        StaffDesk desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn(username);
        return desk;
    }
}
