package io.qisheng.petitions.notices;

import static io.qisheng.petitions.PetitionSteps.filed;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.notifications.Addressee;
import io.qisheng.notifications.Notifications;
import io.qisheng.platform.Role;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.time.Calendars;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The daily digest, on days that nobody else tells. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class StuckDigestTest {

    private static final String INDUSTRY = DemoIds.of("dept-industry").toString();
    private static final String TOWNSHIP = DemoIds.of("township").toString();

    @Inject
    Transactions transactions;

    @Inject
    DigestRepository repository;

    @Inject
    Calendars calendars;

    @Inject
    Notifications notifications;

    @Inject
    Clock clock;

    @Test
    void everyHeadAndSupervisorIsToldOnceAWorkingDayByAnyNumberOfReplicas() throws SQLException {
        int lead = digests("dept-industry").size();
        int supervisor = digests("supervisor").size();
        long late = late(INDUSTRY, "2027-03-03T09:00");
        assertThat(late).as("the demonstration has something stuck").isPositive();

        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> tell("2027-03-03T09:00"));
        tell("2027-03-03T09:00");
        other.join();
        tell("2027-03-03T10:00");

        List<Map<String, Object>> told = digests("dept-industry");
        assertThat(told).hasSize(lead + 1);
        assertThat(told.getFirst().toString()).contains("逾期 " + late + " 件", "petitions-late", INDUSTRY);
        assertThat(digests("supervisor")).hasSize(supervisor + 1);
        assertThat(digests("supervisor").getFirst().toString()).contains(TOWNSHIP);
        assertThat(digests("handler-industry")).isEmpty();
        assertThat(digests("desk")).isEmpty();
    }

    @Test
    void restDaysAndNightsHaveNone() throws SQLException {
        int before = digests("supervisor").size();

        tell("2027-03-06T09:00");
        tell("2027-03-08T08:29");
        tell("2027-03-08T18:00");

        assertThat(digests("supervisor")).hasSize(before);
        try (Connection connection = Database.owner()) {
            assertThat(Database.number(
                            connection,
                            "select count(*) from petition_digest where day in (date '2027-03-06', date '2027-03-08')"))
                    .isZero();
        }
    }

    @Test
    void theNextWorkingDayHasItsOwn() throws SQLException {
        tell("2027-03-11T09:00");
        int before = digests("dept-market").size();

        tell("2027-03-12T09:00");

        assertThat(digests("dept-market").size() - before)
                .isEqualTo(late(DemoIds.of("dept-market").toString(), "2027-03-12T09:00") > 0 ? 1 : 0);
    }

    @Test
    void whoIsOverSeveralDepartmentsIsToldOfEach() throws SQLException {
        tell("2027-03-16T09:00");

        try (Connection connection = Database.owner()) {
            long departments = Database.number(connection, """
                    select count(distinct lead_department_id) from petition where ball_due < timestamptz '2027-03-17 00:00+08'
                    and ball_holder in ('DEPARTMENT', 'HANDLER', 'CONVENOR') and number is not null""");
            assertThat(departments).as("the demonstration has several").isGreaterThan(1);
            assertThat(Database.number(
                            connection,
                            "select count(*) from notification where once like 'digest:2027-03-16:%' and addressee = ?",
                            Addressee.office(Role.DEPARTMENT_LEAD, DemoIds.of("township"))
                                    .text()))
                    .isEqualTo(departments);
        }
    }

    /** Supervisors of one township read one number, and some of them may sit in a department. */
    @Test
    void whatIsHiddenFromSomebodyIsInNoNumberOfTheSupervisors() throws SQLException {
        filed(filing("confidentialFrom", List.of(DemoIds.of("dept-market").toString())));
        String late = "select count(*) from petition where ball_due < timestamptz '2027-03-18 09:00+08'"
                + " and ball_holder not in ('FILER', 'NOBODY') and number is not null"
                + " and '/district/township' = any (scope_paths)";

        tell("2027-03-18T09:00");

        try (Connection connection = Database.owner()) {
            long all = Database.number(connection, late);
            long told = Database.number(connection, late + " and hidden_paths = '{}'");
            assertThat(told).isPositive().isLessThan(all);
            assertThat(digests("supervisor").getFirst().toString())
                    .contains("逾期 " + told + " 件")
                    .contains(TOWNSHIP);
        }
    }

    /** A replica of its own at a moment of its own. */
    private void tell(String local) {
        StuckDigest replica = new StuckDigest(transactions, repository, calendars, notifications, clock);
        Database.await(() -> replica.tell(BusinessZone.instantOf(LocalDateTime.parse(local))));
    }

    private static List<Map<String, Object>> digests(String person) {
        return as(person)
                .get("/api/v1/notifications?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.subject.type == 'PETITION_LIST' }");
    }

    /** What waits for a department and should have been done by then. */
    private static long late(String department, String local) throws SQLException {
        try (Connection connection = Database.owner()) {
            return Database.number(connection, """
                    select count(*) from petition where lead_department_id = ? and ball_due < cast(? as timestamptz)
                    and ball_holder in ('DEPARTMENT', 'HANDLER', 'CONVENOR')""", UUID.fromString(department), local + "+08:00");
        }
    }
}
