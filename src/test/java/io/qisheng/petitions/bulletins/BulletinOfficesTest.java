package io.qisheng.petitions.bulletins;

import static io.qisheng.testing.Api.as;
import static io.qisheng.testing.Callers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.bulletins.StoredBulletin.Office;
import io.qisheng.petitions.statistics.Span;
import io.qisheng.petitions.statistics.StatisticsView.Line;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose a bulletin is, who may write it, and that its numbers are of one moment. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BulletinOfficesTest {

    private static final String PATH = "/api/v1/bulletins";
    private static final Grant DISTRICT = new Grant(Role.SUPERVISOR, DemoIds.of("district"), "/district");
    private static final Grant TOWNSHIP = new Grant(Role.SUPERVISOR, DemoIds.of("township"), "/district/township");
    private static final Grant DEPARTMENT =
            new Grant(Role.SUPERVISOR, DemoIds.of("dept-industry"), "/district/township/dept-industry");

    @Inject
    Bulletins bulletins;

    @Inject
    BulletinSource source;

    @Inject
    Transactions transactions;

    @Test
    void itIsOfADistrictOrTownshipWhateverElseTheCallerHolds() {
        assertThat(office(null, DEPARTMENT, TOWNSHIP).id()).isEqualTo(DemoIds.of("township"));
        assertThat(office(null, DISTRICT).id()).isEqualTo(DemoIds.of("district"));
        assertRefused(PlatformProblem.FORBIDDEN, () -> asked(null, DEPARTMENT));
    }

    @Test
    void whoeverWritesForSeveralSaysForWhich() {
        assertThat(office(DemoIds.of("township"), DISTRICT, TOWNSHIP).id()).isEqualTo(DemoIds.of("township"));
        assertThat(office(DemoIds.of("district"), DISTRICT, TOWNSHIP).id()).isEqualTo(DemoIds.of("district"));
        assertRefused(PlatformProblem.VALIDATION_FAILED, () -> asked(null, DISTRICT, TOWNSHIP));
        assertRefused(PlatformProblem.VALIDATION_FAILED, () -> asked(DemoIds.of("dept-industry"), DISTRICT, TOWNSHIP));
    }

    @Test
    void anOfficeThatIsNotTheCallersIsAFault() {
        as("desk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "month",
                        "2009-01",
                        "officeId",
                        DemoIds.of("dept-industry").toString()))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/officeId"))
                .body("errors.code", contains("not-allowed"));
        as("desk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "month", "2009-01", "officeId", DemoIds.of("township").toString()))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("office.id", equalTo(DemoIds.of("township").toString()));
    }

    /** It is no secret to who reads it, so a refusal does not say that there is none. */
    @Test
    void whoOnlyReadsItIsToldSo() {
        Response made = as("desk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("month", "2009-02"))
                .post(PATH);
        made.then().statusCode(201);
        UUID id = UUID.fromString(made.path("id"));
        String etag = made.header("ETag");
        Words words = new Words("测试通报", "", "", "", "");

        assertRefused(PlatformProblem.FORBIDDEN, () -> bulletins.put(caller(DISTRICT), id, etag, words));
        assertRefused(PlatformProblem.NOT_FOUND, () -> bulletins.put(caller(DEPARTMENT), Ids.next(), etag, words));
    }

    /** Departments and categories are counted at once, as of the moment that the bulletin names. */
    @Test
    void departmentsAndCategoriesAddUpToTheSameAtWhateverMoment() {
        long before = 0;
        for (String moment : List.of("2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z")) {
            BulletinSource.Told told = Database.await(() -> source.told(
                    DemoIds.of("district"),
                    "/district/township",
                    new Span(LocalDate.of(2020, 1, 1), LocalDate.of(2099, 12, 31)),
                    Instant.parse(moment)));

            assertThat(told.departments().total()).isEqualTo(told.categories().total());
            assertThat(overdue(told.departments().rows()))
                    .isEqualTo(overdue(told.categories().rows()));
            assertThat(overdue(told.departments().rows())).isGreaterThan(before);
            before = overdue(told.departments().rows());
        }
    }

    private static long overdue(List<Line> lines) {
        return lines.stream()
                .mapToLong(line -> line.rates().onTime().denominator())
                .sum();
    }

    private Office office(@Nullable UUID asked, Grant... grants) {
        return Database.await(() -> asked(asked, grants));
    }

    private Uni<Office> asked(@Nullable UUID asked, Grant... grants) {
        return transactions.read(tx -> bulletins.office(tx, caller(grants), asked));
    }

    private static Caller caller(Grant... grants) {
        return new Caller(
                Ids.next(), "督办", DemoIds.of("district"), Stream.of(grants).toList(), null);
    }
}
