package io.qisheng.petitions.bulletins;

import static io.qisheng.petitions.PetitionSteps.OWNER;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.qisheng.platform.time.BusinessZone;
import io.qisheng.testing.AtOnce;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bulletins over HTTP: filled in with numbers, written on by people, issued once and for all. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BulletinsTest {

    private static final String PATH = "/api/v1/bulletins";

    /** Each test has a month of its own, as a township has one bulletin a month. */
    private static final AtomicInteger MONTHS = new AtomicInteger();

    /** Departments read it: what is hidden from any of them is in none of its numbers. */
    @Test
    void itsNumbersAreThoseOfTheMonthWithoutWhatIsHidden() throws SQLException {
        try (Connection owner = Database.owner();
                Statement statement = owner.createStatement()) {
            YearMonth month = monthWithSecrets(statement);
            String counted = "select count(*) from petition_fact where rate = 'RESPONSE' and day between ? and ?"
                    + " and (area || '/') ^@ '/district/township/'";
            LocalDate last = month.atEndOfMonth();
            long all = Database.number(owner, counted, month.atDay(1), last);
            long told = Database.number(owner, counted + " and hidden_paths = '{}'", month.atDay(1), last);
            long before = Database.number(
                    owner,
                    counted + " and hidden_paths = '{}'",
                    month.minusMonths(1).atDay(1),
                    month.atDay(1).minusDays(1));
            assertThat(told).isPositive().isLessThan(all);

            JsonPath bulletin =
                    create("desk", month).then().statusCode(201).extract().jsonPath();

            assertThat(bulletin.getLong("rates.response.denominator")).isEqualTo(told);
            assertThat(bulletin.getLong("before.response.denominator")).isEqualTo(before);
            assertThat(sum(bulletin, "departments")).isEqualTo(told);
            assertThat(sum(bulletin, "categories")).isEqualTo(told);
            assertThat(bulletin.getString("title"))
                    .isEqualTo("望潮镇%d年%d月企业诉求办理情况通报".formatted(month.getYear(), month.getMonthValue()));
            assertThat(bulletin.getString("findings[0]")).startsWith(month.getMonthValue() + "月派单 " + told + " 件，");
        }
    }

    private static long sum(JsonPath bulletin, String lines) {
        return bulletin.getList(lines + ".rates.response.denominator", Long.class).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static YearMonth monthWithSecrets(Statement statement) throws SQLException {
        YearMonth now = YearMonth.from(BusinessZone.dateOf(Instant.now()));
        try (ResultSet row = statement.executeQuery(
                "select cast(date_trunc('month', cast(day as timestamp)) as date) from petition_fact"
                        + " where rate = 'RESPONSE' and hidden_paths <> '{}' and day < '" + now.atDay(1)
                        + "' group by 1 order by count(*) desc limit 1")) {
            row.next();
            return YearMonth.from(row.getObject(1, LocalDate.class));
        }
    }

    @Test
    void whatIsWrittenStaysWhenItIsCountedAgainAndNothingChangesOnceItIsIssued() throws SQLException {
        Response made = create("desk", month());
        String id = made.path("id");
        put("desk", id, null, words("写")).then().statusCode(428);
        Response written = put("desk", id, made.header("ETag"), words("本月重点是用工。"));
        written.then().statusCode(200).body("practice", equalTo("本月重点是用工。"));
        put("desk", id, made.header("ETag"), words("另一个人写的。")).then().statusCode(412);

        Response again = act("supervisor", id, written.header("ETag"), "refresh");
        again.then().statusCode(200).body("practice", equalTo("本月重点是用工。")).body("status", equalTo("DRAFT"));
        act("desk", id, written.header("ETag"), "issue").then().statusCode(412);
        Response issued = act("desk", id, again.header("ETag"), "issue");
        issued.then().statusCode(200).body("status", equalTo("ISSUED")).body("editable", equalTo(false));

        for (String action : List.of("issue", "refresh")) {
            act("desk", id, issued.header("ETag"), action)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("bulletin-issued"));
        }
        put("desk", id, issued.header("ETag"), words("晚了。"))
                .then()
                .statusCode(409)
                .body("code", equalTo("bulletin-issued"));
        try (Connection owner = Database.owner();
                Statement statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update bulletin set made_by = '别人' where id = '" + id + "'"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.execute("delete from bulletin where id = '" + id + "'"))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void departmentsReadItOnceItIsIssued() {
        Response made = create("supervisor", month());
        String id = made.path("id");
        for (String reader : List.of("dept-industry", "handler-market", "assessor")) {
            as(reader).get(PATH + "/" + id).then().statusCode(404);
            as(reader).get(PATH + "/" + id + "/paper.pdf").then().statusCode(404);
            as(reader).get(PATH + "?limit=100").then().statusCode(200).body("items.id", not(hasItem(id)));
        }
        as("admin").get(PATH + "/" + id).then().statusCode(200).body("editable", equalTo(false));
        act("supervisor", id, made.header("ETag"), "issue").then().statusCode(200);

        for (String reader : List.of("dept-industry", "handler-market", "assessor")) {
            as(reader).get(PATH + "/" + id).then().statusCode(200).body("editable", equalTo(false));
            as(reader).get(PATH + "?limit=100").then().statusCode(200).body("items.id", hasItem(id));
            act(reader, id, "*", "refresh").then().statusCode(403);
        }
        for (String outsider : List.of(OWNER, "demo-member-1", "secretary", "instructor")) {
            as(outsider).get(PATH + "/" + id).then().statusCode(403);
            as(outsider).get(PATH).then().statusCode(403);
        }
    }

    @Test
    void aMonthHasOneBulletinHoweverManyBeginIt() throws Exception {
        YearMonth month = month();
        List<Response> answers =
                AtOnce.each(List.of("desk", "supervisor", "desk", "supervisor"), 4, person -> create(person, month));

        assertThat(answers.stream().map(Response::statusCode).sorted().toList()).containsExactly(201, 409, 409, 409);
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer -> answer.then().body("code", equalTo("bulletin-exists")));

        String key = UUID.randomUUID().toString();
        YearMonth next = month();
        Response first =
                keyed("desk", key).body(Map.of("month", next.toString())).post(PATH);
        Response replayed =
                keyed("desk", key).body(Map.of("month", next.toString())).post(PATH);
        replayed.then().statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(first.path("id")));
    }

    @Test
    void theListGoesByMonths() {
        List<String> months = Stream.generate(BulletinsTest::month)
                .limit(3)
                .map(month -> create("desk", month).<String>path("month"))
                .toList();
        Response page = as("desk").get(PATH + "?limit=2");
        Response next = as("desk").get(PATH + "?limit=100&cursor=" + page.path("nextCursor"));

        List<String> listed = Stream.concat(
                        page.<List<String>>path("items.month").stream(),
                        next.<List<String>>path("items.month").stream())
                .toList();
        assertThat(listed)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.reverseOrder())
                .containsAll(months);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2099-01", "2026-13", "2026-1", "26-01", "", "本月"})
    void aMonthThatIsNotOverIsRefused(String month) {
        keyed("desk", UUID.randomUUID().toString())
                .body(Map.of("month", month))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/month"));
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        Response made = create("desk", month());
        put(
                        "desk",
                        made.path("id"),
                        made.header("ETag"),
                        Map.of(
                                "title",
                                "  ",
                                "overview",
                                "长".repeat(3001),
                                "practice",
                                "",
                                "problems",
                                "一\u0000",
                                "more",
                                1))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/title", "/overview", "/problems", "/demands", "/more"));
    }

    @Test
    void thePaperSaysWhatThePageSays() throws IOException, SQLException {
        Response made = create("desk", month());
        String id = made.path("id");
        Response written = put("desk", id, made.header("ETag"), words("当天到场，当天答复。"));
        assertThat(paper(id)).contains("草稿，尚未印发");
        act("desk", id, written.header("ETag"), "issue").then().statusCode(200);

        String paper = paper(id);
        assertThat(paper)
                .contains("测试通报", "一、总体情况", "本月没有派单、答复和评价。", "二、典型做法", "当天到场，当天答复。", "印发")
                .doesNotContain("草稿", "存在问题");
        try (Connection owner = Database.owner()) {
            assertThat(Database.number(
                            owner,
                            "select count(*) from audit_row where action = 'bulletin-export' and subject_id = ?",
                            UUID.fromString(id)))
                    .isEqualTo(2);
        }
    }

    private static String paper(String id) throws IOException {
        Response answer = as("supervisor").get(PATH + "/" + id + "/paper.pdf");
        answer.then().statusCode(200).contentType("application/pdf");
        try (PDDocument paper = Loader.loadPDF(answer.asByteArray())) {
            return new PDFTextStripper().getText(paper);
        }
    }

    /** Long ago, when nothing was filed. */
    private static YearMonth month() {
        return YearMonth.of(2010, 1).plusMonths(MONTHS.getAndIncrement());
    }

    private static Map<String, Object> words(String practice) {
        return Map.of("title", "测试通报", "overview", "", "practice", practice, "problems", "", "demands", "");
    }

    private static Response create(String person, YearMonth month) {
        return keyed(person, UUID.randomUUID().toString())
                .body(Map.of("month", month.toString()))
                .post(PATH);
    }

    private static Response put(String person, String id, @Nullable String etag, Map<String, Object> words) {
        RequestSpecification request = as(person);
        return (etag == null ? request : request.header("If-Match", etag))
                .body(words)
                .put(PATH + "/" + id);
    }

    private static Response act(String person, String id, String etag, String action) {
        return keyed(person, UUID.randomUUID().toString())
                .header("If-Match", etag)
                .body(Map.of("action", action))
                .post(PATH + "/" + id + "/actions");
    }

    private static RequestSpecification keyed(String person, String key) {
        return as(person).header("Idempotency-Key", key);
    }
}
