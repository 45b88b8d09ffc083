package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.statistics.CaseFilter;
import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.StatisticsView;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Role;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four rates over HTTP: counted by hand, in scope, and each with the list behind it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class StatisticsTest {

    private static final String PATH = "/api/v1/statistics/petitions";
    private static final String PLANNING = DemoIds.of("dept-planning").toString();
    private static final List<String> RATES = List.of("response", "solved", "satisfaction", "onTime");

    @Inject
    PetitionStatistics statistics;

    @Inject
    PetitionCases cases;

    @Inject
    FieldCipher cipher;

    /**
     * Each action moves just what it has to. Numbers are response, solved, satisfaction, on time, each above and below the line.
     */
    @Test
    void eachActionMovesTheNumbersThatItHasTo() {
        Counted counted = new Counted("desk", "department", INDUSTRY);
        String id = accepted(filed());
        counted.moved("0/0 0/0 0/0 0/0");
        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY).then().statusCode(200);
        counted.moved("0/1 0/0 0/0 0/0");
        act("dept-industry", id, "return", "reason", "不属本部门职责。").then().statusCode(200);
        counted.moved("0/-1 0/0 0/0 0/0");
        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY).then().statusCode(200);
        act("dept-industry", id, "take").then().statusCode(200);
        act("handler-industry", id, "claim").then().statusCode(200);
        counted.moved("0/1 0/0 0/0 0/0");
        act("handler-industry", id, "note", "text", "内部研究一下。", "internal", true)
                .then()
                .statusCode(200);
        counted.moved("0/0 0/0 0/0 0/0");
        act("handler-industry", id, "note", "text", "我们明天到现场。", "internal", false)
                .then()
                .statusCode(200);
        counted.moved("1/0 0/0 0/0 0/0");
        answer(id);
        counted.moved("0/0 0/0 0/0 1/1");
        rate(id, false, "BASICALLY_SATISFIED");
        counted.moved("0/0 0/1 1/1 -1/-1");
        answer(id);
        rate(id, true, "SATISFIED");
        counted.moved("0/0 1/1 1/1 1/1");
    }

    @Test
    void whatIsTakenBackBeforeAnybodySpokeCountsNowhere() {
        Counted counted = new Counted("desk", "category", "LOGISTICS");
        String spoken = handled(filed());
        String silent = handled(filed());
        act("handler-industry", spoken, "promise", "text", "三天内答复。", "dueDate", "2099-12-31")
                .then()
                .statusCode(200);
        counted.moved("1/2 0/0 0/0 0/0");

        act(OWNER, spoken, "withdraw", "reason", "已自行解决").then().statusCode(200);
        act(OWNER, silent, "withdraw", "reason", "已自行解决").then().statusCode(200);

        counted.moved("0/-1 0/0 0/0 0/0");
    }

    /** Six petitions of a spring long ago, counted by hand. */
    @Test
    void ratesOfASpringAreThoseCountedByHand() throws Exception {
        String span = "?from=2011-01-01&to=2011-12-31";
        String before = rates(as("desk").get(PATH + span).jsonPath(), "total.rates");
        Duration back = Duration.between(
                BusinessZone.instantOf(LocalDate.of(2011, 5, 11).atTime(10, 0)), Instant.now());
        String good = answered(filed());
        rate(good, true, "SATISFIED");
        String fair = answered(filed());
        rate(fair, true, "BASICALLY_SATISFIED");
        String bad = answered(filed());
        rate(bad, false, "DISSATISFIED");
        String silent = answered(filed());
        String waiting = handled(filed());
        String returned = dispatched(filed());
        act("dept-industry", returned, "return", "reason", "不属本部门职责。").then().statusCode(200);
        for (String model : List.of(good, fair, bad, silent, waiting, returned)) {
            LivedPetitions.earlier(cipher, model, back);
        }

        Response shown = as("desk").get(PATH + span + "&by=period");

        shown.then()
                .statusCode(200)
                .body("from", equalTo("2011-01-01"))
                .body("to", equalTo("2011-12-31"))
                .body("by", equalTo("period"))
                .body("rows.key", contains("2011-05"))
                .body("rows.label", contains("2011年5月"));
        // Of five that somebody leads four were spoken to; three were rated, two of them well; of the answered ones the
        // bad
        // one is done again and overdue as is the one that waits.
        String after = rates(shown.jsonPath(), "total.rates");
        assertThat(moved(before, after)).isEqualTo("4/5 2/3 2/3 3/5");
        assertThat(rates(shown.jsonPath(), "rows[0].rates")).isEqualTo(after);
        JsonPath byCategory = as("supervisor").get(PATH + span + "&by=category").jsonPath();
        assertThat(byCategory.getList("rows.label")).containsExactly("交通物流");
        JsonPath byDepartment = as("dept-industry").get(PATH + span).jsonPath();
        assertThat(byDepartment.getString("rows[0].key")).isEqualTo(INDUSTRY);
        assertThat(rates(byDepartment, "rows[0].rates")).isEqualTo(after);
        as("dept-market").get(PATH + span).then().body("rows", hasSize(0));
        as("desk").get(PATH + "?from=2011-05-12&to=2011-06-30").then().body("rows", hasSize(0));
    }

    /** The first is the number, the second the list that it opens. */
    @ParameterizedTest
    @ValueSource(strings = {"desk", "supervisor", "auditor", "dept-industry", "handler-market"})
    void everyNumberOpensTheListBehindIt(String person) {
        handled(filed());
        String span = "from=2020-01-01&to=2099-12-31";
        JsonPath shown = as(person).get(PATH + "?" + span).jsonPath();

        for (Map<String, Object> row : shown.<Map<String, Object>>getList("rows")) {
            for (String rate : RATES) {
                for (String part : List.of("numerator", "denominator")) {
                    String of = "rows.find { it.key == '" + row.get("key") + "' }.rates." + rate + "." + part;
                    List<Map<String, Object>> items = all(
                            person, "?rate=" + rate + "&part=" + part + "&departmentId=" + row.get("key") + "&" + span);
                    assertThat(items)
                            .as("%s %s %s", row.get("label"), rate, part)
                            .hasSize(shown.getInt(of));
                    assertThat(items)
                            .allSatisfy(item -> assertThat(item.get("leadDepartment"))
                                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                                    .containsEntry("id", row.get("key")));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "desk, department, departmentId",
        "supervisor, category, category",
        "auditor, area, areaId",
        "dept-industry, area, areaId"
    })
    void everyDurationOpensTheListBehindIt(String person, String by, String narrowing) {
        answered(filed());
        String span = "from=2020-01-01&to=2099-12-31";
        JsonPath shown = as(person).get(PATH + "?by=" + by + "&" + span).jsonPath();

        assertThat(shown.getList("rows")).isNotEmpty();
        for (int row = 0; row < shown.getList("rows").size(); row++) {
            List<String> durations = shown.getList("rows[" + row + "].durations.key");
            for (int i = 0; i < durations.size(); i++) {
                String list = "?rate=" + durations.get(i) + "&part=denominator&" + span + "&" + narrowing + "="
                        + shown.getString("rows[" + row + "].key");
                assertThat(all(person, list))
                        .as(list)
                        .hasSize(shown.getInt("rows[" + row + "].durations[" + i + "].count"));
            }
        }
        assertThat(shown.getList("total.durations.days")).containsExactly(1, 3, 5, 10, 20, null);
        assertThat(shown.getInt("total.durations.find { it.key == 'days1' }.count"))
                .isPositive();
        as(person)
                .get(PATH + "/cases?rate=days1&part=numerator&areaId=" + UUID.randomUUID())
                .then()
                .body("items", hasSize(0));
    }

    /** One of a spring long ago that was answered on the day on which it was filed, and only that. */
    @Test
    void anAnswerCountsOnceByTheDaysThatItTook() throws Exception {
        String span = "?from=2012-01-01&to=2012-12-31&by=area";
        Duration back = Duration.between(
                BusinessZone.instantOf(LocalDate.of(2012, 5, 11).atTime(10, 0)), Instant.now());
        LivedPetitions.earlier(cipher, answered(filed()), back);
        LivedPetitions.earlier(cipher, handled(filed()), back);

        as("desk")
                .get(PATH + span)
                .then()
                .body("rows", hasSize(1))
                .body("rows[0].durations.count", contains(1, 0, 0, 0, 0, 0))
                .body("total.durations.count", contains(1, 0, 0, 0, 0, 0));
    }

    @Test
    void aListIsNarrowedAndItsCursorBelongsToIt() {
        answered(filed());
        String list = PATH + "/cases?rate=response&part=denominator&from=2020-01-01&to=2099-12-31&limit=3";
        List<Map<String, Object>> inPages =
                all("desk", "?rate=response&part=denominator&from=2020-01-01&to=2099-12-31&category=LOGISTICS");
        assertThat(inPages).isNotEmpty().allSatisfy(item -> assertThat(item).containsEntry("category", "LOGISTICS"));
        assertThat(inPages.stream().map(item -> item.get("id"))).doesNotHaveDuplicates();

        String cursor = as("desk").get(list).path("nextCursor");

        as("desk").get(list + "&cursor=" + cursor).then().statusCode(200).body("items", hasSize(3));
        for (Response foreign : List.of(
                as("supervisor").get(list + "&cursor=" + cursor),
                as("desk").get(list + "&category=TAX&cursor=" + cursor),
                as("desk").get(list.replace("response", "onTime") + "&cursor=" + cursor),
                as("desk").get(list.replace("denominator", "numerator") + "&cursor=" + cursor),
                as("desk").get(list + "&cursor=" + cursor + "x"))) {
            foreign.then().statusCode(400).body("code", equalTo("cursor-invalid"));
        }
    }

    @Test
    void anAssessorIsToldNumbersAndNotWhose() {
        assertThat(rates(as("assessor").get(PATH).jsonPath(), "total.rates"))
                .isEqualTo(rates(as("desk").get(PATH).jsonPath(), "total.rates"));
        as("assessor").get(PATH + "/cases?rate=response&part=numerator").then().statusCode(403);
        for (String outsider : List.of(OWNER, "demo-member-1", "secretary", "instructor")) {
            as(outsider).get(PATH).then().statusCode(403);
            as(outsider)
                    .get(PATH + "/cases?rate=response&part=numerator")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void aDepartmentIsToldOnlyWhatItLeads() {
        Counted market = new Counted("handler-market", "department", PetitionSteps.MARKET);
        JsonPath before = as("dept-market").get(PATH).jsonPath();
        act(
                        "desk",
                        accepted(filed()),
                        "dispatch",
                        "leadDepartmentId",
                        INDUSTRY,
                        "assistingDepartmentIds",
                        List.of(MARKET))
                .then()
                .statusCode(200);

        market.moved("0/0 0/0 0/0 0/0");
        assertThat(before.getList("rows.key")).containsOnly(MARKET);
        as("dept-market")
                .get(PATH + "/cases?rate=response&part=denominator&departmentId=" + INDUSTRY)
                .then()
                .body("items", hasSize(0));
    }

    /** Whoever sits in the department by one office is told nothing of it by another either. */
    @Test
    void whatIsHiddenFromADepartmentIsInNoNumberAndNoListOfWhoSitsThere() {
        Caller desk = caller(grant(Role.DESK, "township", ""));
        Caller seated =
                caller(grant(Role.DESK, "township", ""), grant(Role.ASSESSOR, "dept-planning", "/dept-planning"));
        String deskBefore = total(desk);
        String seatedBefore = total(seated);

        String id = answered(filed(filing("confidentialFrom", List.of(PLANNING))));
        rate(id, true, "SATISFIED");

        assertThat(moved(deskBefore, total(desk))).isEqualTo("1/1 1/1 1/1 1/1");
        assertThat(total(seated)).isEqualTo(seatedBefore);
        assertThat(listed(desk)).contains(id);
        assertThat(listed(seated)).doesNotContain(id);
    }

    @Test
    void noWordThatStaffSayToEachOtherIsInTheLists() {
        String id = handled(filed());
        act("handler-industry", id, "note", "text", "内部话不外传一二三", "internal", true)
                .then()
                .statusCode(200);

        String list = as("dept-industry")
                .get(PATH + "/cases?rate=response&part=denominator&limit=100")
                .asString();

        assertThat(list).contains(id).doesNotContain("内部话不外传").doesNotContain("请先到现场看一下");
    }

    /** One row of the statistics, watched. */
    private static final class Counted {

        private final String person;
        private final String query;
        private final String key;
        private String last;

        Counted(String person, String by, String key) {
            this.person = person;
            this.query = "?from=2026-01-01&to=2099-12-31&by=" + by;
            this.key = key;
            this.last = now();
        }

        private String now() {
            JsonPath shown = as(person).get(PATH + query).jsonPath();
            String row = "rows.find { it.key == '" + key + "' }";
            return shown.get(row) == null ? "0/0 0/0 0/0 0/0" : rates(shown, row + ".rates");
        }

        void moved(String by) {
            String now = now();
            assertThat(StatisticsTest.moved(last, now)).isEqualTo(by);
            last = now;
        }
    }

    private static String moved(String before, String after) {
        String[] was = before.split("[/ ]");
        String[] is = after.split("[/ ]");
        List<String> shares = new ArrayList<>();
        for (int i = 0; i < is.length; i += 2) {
            shares.add((Long.parseLong(is[i]) - Long.parseLong(was[i])) + "/"
                    + (Long.parseLong(is[i + 1]) - Long.parseLong(was[i + 1])));
        }
        return String.join(" ", shares);
    }

    private static String rates(JsonPath shown, String at) {
        return String.join(
                " ",
                RATES.stream()
                        .map(rate -> shown.getLong(at + "." + rate + ".numerator") + "/"
                                + shown.getLong(at + "." + rate + ".denominator"))
                        .toList());
    }

    private String total(Caller caller) {
        StatisticsView view =
                Database.await(() -> statistics.of(caller, statistics.span(null, null), Grouping.CATEGORY));
        StatisticsView.Rates rates = view.total().rates();
        return String.join(
                " ",
                List.of(rates.response(), rates.solved(), rates.satisfaction(), rates.onTime()).stream()
                        .map(share -> share.numerator() + "/" + share.denominator())
                        .toList());
    }

    private List<String> listed(Caller caller) {
        CaseFilter filter =
                new CaseFilter(CaseFilter.rate("solved"), true, statistics.span(null, null), null, null, null);
        return Database.await(() -> cases.list(caller, filter, 100, null)).items().stream()
                .map(row -> row.id().toString())
                .toList();
    }

    private static Caller caller(Grant... grants) {
        return new Caller(UUID.fromString(INDUSTRY), "某某", DemoIds.of("district"), Arrays.asList(grants), null);
    }

    private static Grant grant(Role role, String organisation, String below) {
        return new Grant(role, DemoIds.of(organisation), "/district/township" + below);
    }

    private static void answer(String id) {
        act("handler-industry", id, "answer", "outcome", "SOLVED", "text", "已划出掉头区。")
                .then()
                .statusCode(200);
    }

    private static void rate(String id, boolean solved, String satisfaction) {
        act(OWNER, id, "rate", "solved", solved, "satisfaction", satisfaction, "text", "如上。")
                .then()
                .statusCode(200);
    }

    private static List<Map<String, Object>> all(String person, String query) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = "";
        do {
            Response page = as(person).get(PATH + "/cases" + query + "&limit=40" + cursor);
            page.then().statusCode(200);
            items.addAll(page.path("items"));
            String next = page.path("nextCursor");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return items;
    }
}
