package io.qisheng.activities.checkin;

import static io.qisheng.activities.ActivitySteps.ACTIVITIES;
import static io.qisheng.activities.ActivitySteps.plan;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.activities.ActivitySteps;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.points.PointsSteps;
import io.qisheng.testing.Api;
import io.qisheng.testing.Database;
import io.qisheng.testing.HangUps;
import io.qisheng.testing.HangUps.Cut;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Forty members of two branches, who are nobody else's, check in at twenty-five party lectures, and each phone hangs up at a moment
 * of its own. Whatever became of a scan became of all its rows: check-in, entry, balance, counter of the cap, event, audit row, notice
 * and record of the key are there together or not at all. Asked again, each phone gets its one check-in.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CheckInStormTest {

    private static final int MEMBERS = 20;
    private static final int LECTURES = 25;
    private static final int SCANS = 2 * MEMBERS * LECTURES;
    private static final int AT_ONCE = 16;
    private static final Duration LONGEST = Duration.ofMillis(500);

    /** Fewer than that, and the storm was none. */
    private static final int CUT_OFF = SCANS / 20;

    private static final int EFFECTED = SCANS / 10;
    private static final int EFFECTED_UNHEARD = SCANS / 50;

    private static final Duration HEALING = Duration.ofSeconds(30);
    private static final Duration AT_ONCE_MEANS = Duration.ofSeconds(5);

    /** One scan of one phone. */
    private record Phone(String person, UUID lecture, String key, Map<String, Object> scan) {

        String path() {
            return ACTIVITIES + "/" + lecture + "/check-ins";
        }

        Cut cut() {
            return new Cut(
                    path(),
                    List.of(
                            "Authorization: Bearer " + Api.token(person),
                            "Idempotency-Key: " + key,
                            "Content-Type: application/json"),
                    new JsonObject(scan).encode());
        }

        Response again() {
            return as(person).header("Idempotency-Key", key).body(scan).post(path());
        }
    }

    @Test
    void aThousandHangUpsTearNothingLoseNothingAndPayNothingTwice() throws Exception {
        List<String> people = people();
        UUID[] members = people.stream()
                .map(person -> UUID.fromString(PointsSteps.memberId(person)))
                .toArray(UUID[]::new);
        List<UUID> lectures = lectures();
        List<Phone> phones = phones(people, lectures);
        try (Connection owner = Database.owner()) {
            Books before = Books.of(owner, lectures, members);
            assertThat(before.checkIns()).isZero();

            List<Boolean> gone = HangUps.storm(phones.stream().map(Phone::cut).toList(), AT_ONCE, LONGEST);

            HangUps.waitUntilIdle(owner, HEALING);
            assertThat(gone).filteredOn(Boolean::booleanValue).hasSizeGreaterThan(CUT_OFF);
            Books after = Books.of(owner, lectures, members);
            after.mustAgree(before);
            assertThat(after.checkIns()).isGreaterThan(EFFECTED);
            assertThat(effectedUnheard(owner, phones, gone)).isGreaterThan(EFFECTED_UNHEARD);

            for (Phone phone : phones) {
                long began = System.nanoTime();
                Response answer = phone.again();
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE_MEANS);
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
            }
            Books inTheEnd = Books.of(owner, lectures, members);
            inTheEnd.mustAgree(before);
            assertThat(inTheEnd.checkIns()).isEqualTo(SCANS);
        }
    }

    /** Those of branches 11 and 12. */
    private static List<String> people() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            people.add("demo-member-" + (11 + 15 * i));
            people.add("demo-member-" + (12 + 15 * i));
        }
        return people;
    }

    private static List<UUID> lectures() {
        List<UUID> lectures = new ArrayList<>();
        for (int i = 0; i < LECTURES; i++) {
            Response planned = as("admin")
                    .body(plan(
                            Duration.ofMinutes(10),
                            "kind",
                            "PARTY_LECTURE",
                            "organiserId",
                            DemoIds.of("branch-11").toString(),
                            "hostIds",
                            List.of(DemoIds.of("branch-12").toString())))
                    .post(ACTIVITIES);
            planned.then().statusCode(201);
            String id = planned.path("id");
            act(id, "publish");
            act(id, "open");
            lectures.add(UUID.fromString(id));
        }
        return lectures;
    }

    private static void act(String id, String action) {
        as("admin")
                .body(Map.of("action", action))
                .post(ACTIVITIES + "/" + id + "/actions")
                .then()
                .statusCode(200);
    }

    private static List<Phone> phones(List<String> people, List<UUID> lectures) {
        List<Phone> phones = new ArrayList<>();
        for (UUID lecture : lectures) {
            String scene = ActivitySteps.scene("admin", lecture.toString());
            for (String person : people) {
                phones.add(new Phone(person, lecture, "storm-" + Ids.next(), scan(null, "scene", scene)));
            }
        }
        Collections.shuffle(phones, new Random(SCANS));
        return phones;
    }

    /** How many were written though nobody waited for the answer any more. */
    private static long effectedUnheard(Connection owner, List<Phone> phones, List<Boolean> gone) throws SQLException {
        List<String> nonces = new ArrayList<>();
        for (int i = 0; i < phones.size(); i++) {
            if (gone.get(i)) {
                nonces.add((String) phones.get(i).scan().get("nonce"));
            }
        }
        return Database.number(
                owner, "select count(*) from check_in where nonce = any (?)", (Object) nonces.toArray(String[]::new));
    }

    /** What stands in the tables of those lectures and those members. */
    private record Books(
            long checkIns,
            long entries,
            long unpaid,
            long audits,
            long events,
            long notices,
            long records,
            long entryTenths,
            long balances,
            long balanceEntries,
            long usage) {

        private static final String OURS = "select id from check_in where activity_id = any (?)";

        /** All of them at one moment: what is still being worked off would be counted in one table and not in the next. */
        static Books of(Connection owner, List<UUID> lectures, UUID[] members) throws SQLException {
            owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            owner.setAutoCommit(false);
            try {
                return counted(owner, lectures.toArray(UUID[]::new), members);
            } finally {
                owner.setAutoCommit(true);
            }
        }

        private static Books counted(Connection owner, UUID[] ids, UUID[] members) throws SQLException {
            return new Books(
                    Database.number(owner, "select count(*) from check_in where activity_id = any (?)", (Object) ids),
                    Database.number(
                            owner, "select count(*) from points_entry where source_id in (" + OURS + ")", (Object) ids),
                    Database.number(owner, """
                            select count(*) from check_in c where c.activity_id = any (?) and (c.result <> 'ACCEPTED' or 1 <> (
                                select count(*) from points_entry e where e.source_id = c.id and e.member_id = c.member_id))""", (Object) ids),
                    Database.number(
                            owner,
                            "select count(*) from audit_row where action = 'check-in' and subject_id in (" + OURS + ")",
                            (Object) ids),
                    Database.number(owner, """
                            select count(*) from outbox_event where subject = any (?)
                                and payload -> 'checkIn' ->> 'id' in (select cast(id as text) from check_in)""", (Object) ids),
                    Database.number(owner, """
                            select count(*) from notification where subject_id = any (?) and kind = 'check-in-accepted'""", (Object) ids),
                    Database.number(owner, """
                            select count(*) from idempotency_record r join check_in c
                                on r.body -> 'checkIn' ->> 'id' = cast(c.id as text) and r.user_id = c.recorded_by
                            where r.status = 201 and c.activity_id = any (?)""", (Object) ids),
                    Database.number(
                            owner,
                            "select coalesce(sum(tenths), 0) from points_entry where member_id = any (?)",
                            (Object) members),
                    Database.number(
                            owner,
                            "select coalesce(sum(tenths), 0) from points_balance where member_id = any (?)",
                            (Object) members),
                    Database.number(
                            owner,
                            "select coalesce(sum(entries), 0) from points_balance where member_id = any (?)",
                            (Object) members),
                    Database.number(owner, """
                            select coalesce(sum(year_tenths), 0) from points_usage
                            where member_id = any (?) and rule_code = 'party-lecture-attendance'""", (Object) members));
        }

        void mustAgree(Books before) {
            assertThat(entries).as("entries").isEqualTo(checkIns);
            assertThat(unpaid).as("check-ins without their one entry").isZero();
            assertThat(audits).as("audit rows").isEqualTo(checkIns);
            assertThat(events).as("events").isEqualTo(checkIns);
            assertThat(notices).as("notices").isEqualTo(checkIns);
            assertThat(records).as("records of keys").isEqualTo(checkIns);
            assertThat(balances).as("balances").isEqualTo(entryTenths);
            assertThat(balanceEntries - before.balanceEntries)
                    .as("entries in the balances")
                    .isEqualTo(checkIns);
            assertThat(usage - before.usage).as("counters of the cap").isEqualTo(entryTenths - before.entryTenths);
        }
    }
}
