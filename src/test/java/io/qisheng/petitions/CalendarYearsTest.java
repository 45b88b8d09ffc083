package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.accepted;
import static io.qisheng.petitions.PetitionSteps.filed;
import static io.qisheng.petitions.PetitionSteps.get;
import static io.qisheng.testing.Api.as;
import static io.qisheng.testing.Callers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.qisheng.petitions.clocks.CalendarYearInput;
import io.qisheng.petitions.clocks.CalendarYearService;
import io.qisheng.petitions.domain.SlaPolicies.Terms;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.time.CalendarYear;
import io.qisheng.platform.time.Holidays;
import io.qisheng.testing.Callers;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The years of the calendar as data. Years that a test loads are its own; the shipped ones stay as they are. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CalendarYearsTest {

    private static final String YEARS = "/api/v1/calendar-years/";

    @Inject
    CalendarYearService years;

    @Inject
    DueDateRecount recount;

    @Inject
    FieldCipher cipher;

    @Test
    void shipsTheYearsExactlyAsTheyWereAnnounced() {
        for (CalendarYear announced : Holidays.years()) {
            JsonPath year = as("auditor")
                    .get(YEARS + announced.year())
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            assertThat(year.getString("notice")).contains(announced.year() + "年部分节假日安排");
            assertThat(restDays(year)).as("days off in %s", announced.year()).isEqualTo(announced.restDays());
            assertThat(workDays(year))
                    .as("make-up days of %s", announced.year())
                    .isEqualTo(announced.workDays());
        }
        as("demo-owner-1").get(YEARS + "2026").then().statusCode(403);
        as("desk").get(YEARS + "2035").then().statusCode(404);
        as("desk").get(YEARS + "soon").then().statusCode(404);
    }

    @Test
    void aYearIsLoadedOnceAndCorrectedKnowingly() {
        Map<String, Object> year = year(2031);
        as("desk").body(year).put(YEARS + "2031").then().statusCode(403);
        as("admin").body(year).put(YEARS + "2031").then().statusCode(201).header("ETag", "\"1\"");
        as("desk").get("/api/v1/calendar-years").then().body("items.year", hasItems(2031, 2026));

        as("admin").body(year).put(YEARS + "2031").then().statusCode(428);
        as("admin")
                .header("If-Match", "\"9\"")
                .body(year)
                .put(YEARS + "2031")
                .then()
                .statusCode(412);
        List<Map<String, Object>> holidays = holidays(2031);
        holidays.set(0, holiday("元旦", "2031-01-01", "2031-01-03", List.of("2031-01-04")));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(Map.of("notice", "国务院办公厅关于调整2031年元旦放假的通知", "holidays", holidays))
                .put(YEARS + "2031")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("holidays[0].to", equalTo("2031-01-03"))
                .body("holidays[0].workDays", equalTo(List.of("2031-01-04")));
    }

    @Test
    void anAdministratorOfABranchWritesNoYearForAll() {
        CalendarYearInput input = new CalendarYearInput("国务院办公厅关于2061年部分节假日安排的通知", List.of());

        assertRefused(PlatformProblem.FORBIDDEN, () -> years.put(Callers.branchAdministrator(), 2061, null, input));
        as("desk").get(YEARS + "2061").then().statusCode(404);
    }

    @Test
    void aNoticeMaySpeakOfTheDecemberBefore() {
        List<Map<String, Object>> holidays = holidays(2042);
        holidays.set(0, holiday("元旦", "2041-12-30", "2042-01-01", List.of("2041-12-28")));
        Map<String, Object> year = Map.of("notice", "国务院办公厅关于2042年部分节假日安排的通知", "holidays", holidays);
        as("admin")
                .body(year)
                .put(YEARS + "2042")
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/holidays/0/from", "/holidays/0/workDays/0"));
        as("admin").body(year(2041)).put(YEARS + "2041").then().statusCode(201);

        as("admin")
                .body(year)
                .put(YEARS + "2042")
                .then()
                .statusCode(201)
                .body("holidays[0].from", equalTo("2041-12-30"));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(year(2041))
                .put(YEARS + "2041")
                .then()
                .statusCode(200);
        as("desk").get(YEARS + "2042").then().body("holidays[0].from", equalTo("2041-12-30"));
    }

    @Test
    void tellsAllFaultsOfAYearAtOnce() {
        List<Map<String, Object>> holidays = new ArrayList<>(List.of(
                holiday("元旦", "2033-01-01", "2032-12-01", List.of()),
                holiday("春节", "2033-01-31", "2033-02-06", List.of("2033-02-02", "2033-02-09", "2034-01-01")),
                holiday("春节", "2033-02-06", "2033-02-07", List.of("2033-02-12")),
                holiday("劳动节", "2033-05-01", "2033-05-30", List.of()),
                holiday("国庆节", "2033-10-01", "2033-10-07", List.of("2033-02-12"))));

        as("admin")
                .body(Map.of("notice", "国务院办公厅关于2033年部分节假日安排的通知", "holidays", holidays))
                .put(YEARS + "2033")
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/holidays/0/to",
                                "/holidays/0/to",
                                "/holidays/1/workDays/0",
                                "/holidays/1/workDays/1",
                                "/holidays/1/workDays/2",
                                "/holidays/2/name",
                                "/holidays/2/from",
                                "/holidays/3/to",
                                "/holidays/4/workDays/0",
                                "/holidays"))
                .body("errors.find { it.pointer == '/holidays' }.message", containsString("清明、端午、中秋"));
        as("admin")
                .body(Map.of("notice", "", "holidays", List.of(Map.of("name", "元旦", "from", "2033-13-01"))))
                .put(YEARS + "2033")
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/notice", "/holidays/0/from", "/holidays/0/to"));
    }

    /** Ten working days into the year that nobody has announced yet, and then the year is loaded with a holiday on its first days. */
    @Test
    void datesThatWereProvisionalAreCountedAnewWhenTheirYearIsLoaded() throws Exception {
        int unannounced =
                latestOf(as("desk").get("/api/v1/calendar-years").jsonPath().getList("items.year")) + 1;
        LocalDate today = BusinessZone.dateOf(Instant.now());
        int days = (int) today.plusDays(1)
                        .datesUntil(LocalDate.of(unannounced, 1, 1))
                        .filter(Holidays.calendar()::isWorkingDay)
                        .count()
                + 10;
        String id = LivedPetitions.under(cipher, accepted(filed()), new Terms(1, 1, 1, days, 3, 5));
        OffsetDateTime before = answerDue(id);
        assertThat(before.getYear()).isEqualTo(unannounced);
        get("desk", id)
                .then()
                .body("clocks.find { it.name == 'ANSWER' }.provisional", equalTo(true))
                .body("ball.sentence", containsString("假期安排尚未公布"));
        int version = get("desk", id).path("version");

        as("admin").body(year(unannounced)).put(YEARS + unannounced).then().statusCode(201);
        recount.walk().await().atMost(Duration.ofSeconds(60));

        get("desk", id)
                .then()
                .body("clocks.find { it.name == 'ANSWER' }.provisional", equalTo(false))
                .body("ball.sentence", not(containsString("假期安排尚未公布")))
                .body("version", equalTo(version + 1));
        assertThat(answerDue(id)).as("New Year's Day is off now").isAfter(before);
        as("desk")
                .get("/api/v1/petitions?status=ACCEPTED&limit=100")
                .then()
                .body(
                        "items.findAll { it.id == '" + id + "' }.dueAt",
                        hasItem(answerDue(id).toString().replace("T18:00+", "T18:00:00+")));
    }

    private static OffsetDateTime answerDue(String id) {
        return OffsetDateTime.parse(get("desk", id).path("clocks.find { it.name == 'ANSWER' }.dueAt"));
    }

    /** The years of the other tests lie further ahead. */
    private static int latestOf(List<Integer> years) {
        return years.stream().filter(year -> year < 2030).max(Integer::compare).orElseThrow();
    }

    private static Set<LocalDate> restDays(JsonPath year) {
        Set<LocalDate> days = new HashSet<>();
        List<String> from = year.getList("holidays.from");
        List<String> to = year.getList("holidays.to");
        for (int i = 0; i < from.size(); i++) {
            LocalDate.parse(from.get(i))
                    .datesUntil(LocalDate.parse(to.get(i)).plusDays(1))
                    .forEach(days::add);
        }
        return days;
    }

    private static Set<LocalDate> workDays(JsonPath year) {
        Set<LocalDate> days = new HashSet<>();
        year.<String>getList("holidays.workDays.flatten()").forEach(day -> days.add(LocalDate.parse(day)));
        return days;
    }

    /** A year that is loaded; that its holidays are the real ones nobody can say yet. */
    private static Map<String, Object> year(int year) {
        return Map.of("notice", "国务院办公厅关于" + year + "年部分节假日安排的通知", "holidays", holidays(year));
    }

    private static List<Map<String, Object>> holidays(int year) {
        List<Map<String, Object>> holidays = new ArrayList<>();
        holidays.add(holiday("元旦", year + "-01-01", year + "-01-07", List.of()));
        holidays.add(holiday("春节", year + "-02-01", year + "-02-07", List.of()));
        holidays.add(holiday("清明节", year + "-04-04", year + "-04-06", List.of()));
        holidays.add(holiday("劳动节", year + "-05-01", year + "-05-05", List.of()));
        holidays.add(holiday("端午节", year + "-06-09", year + "-06-09", List.of()));
        holidays.add(holiday("中秋节", year + "-09-15", year + "-09-15", List.of()));
        holidays.add(holiday("国庆节", year + "-10-01", year + "-10-07", List.of()));
        return holidays;
    }

    private static Map<String, Object> holiday(String name, String from, String to, List<String> workDays) {
        return new HashMap<>(Map.of("name", name, "from", from, "to", to, "workDays", workDays));
    }
}
