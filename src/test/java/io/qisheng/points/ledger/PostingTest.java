package io.qisheng.points.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.points.Points;
import io.qisheng.points.domain.Caps;
import io.qisheng.points.domain.Tenths;
import io.qisheng.points.ledger.Earning.SourceType;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statement that posts says what the pure rule of the caps says, whatever came before. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PostingTest {

    private static final UUID DISTRICT = DemoIds.of("district");
    private static final String RULE = "posting-test";
    private static final Caps CAPS = new Caps(25, 60, 150);
    private static final int FULL = 17;

    @Inject
    Points points;

    @Inject
    Database database;

    /** What one posting left behind, as the test keeps books itself. */
    private record Line(UUID source, LocalDateTime at, int tenths) {}

    @BeforeAll
    static void makeARuleWithAllCaps() throws SQLException {
        try (Connection owner = Database.owner();
                PreparedStatement insert = owner.prepareStatement("""
                        insert into points_rule (district_id, code, version, name, text, category, tenths, day_cap, month_cap,
                            year_cap, source, activity_kinds, in_force_from)
                        values (?, ?, 1, '试', '试。', 'STUDY', ?, ?, ?, ?, 'CHECK_IN', '{}', '2020-01-01')""")) {
            insert.setObject(1, DISTRICT);
            insert.setString(2, RULE);
            insert.setInt(3, FULL);
            insert.setObject(4, CAPS.day());
            insert.setObject(5, CAPS.month());
            insert.setObject(6, CAPS.year());
            insert.executeUpdate();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void paysWhatTheRuleOfTheCapsSays(int seed) throws SQLException {
        Random random = new Random(seed);
        UUID member = DemoIds.of("member:demo-member-" + (200 + seed));
        List<Line> books = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            if (!books.isEmpty() && random.nextInt(6) == 0) {
                Line wrong = books.remove(random.nextInt(books.size()));
                database.write(
                        tx -> points.reverse(tx, DISTRICT, SourceType.CHECK_IN, List.of(wrong.source()), "记错了", "叶书记"));
                continue;
            }
            LocalDateTime at =
                    LocalDateTime.of(2024 + random.nextInt(2), 1 + random.nextInt(3), 1 + random.nextInt(3), 23, 30);
            Caps.Paid paid = CAPS.pay(FULL, used(books, at));

            PostedView posted = post(member, UUID.randomUUID(), at, books);

            assertThat(posted.points()).isEqualTo(Tenths.decimal(paid.tenths()));
            assertThat(posted.explanation().contains("所限")).isEqualTo(paid.cap() != null);
        }
        try (Connection owner = Database.owner()) {
            long sum = books.stream().mapToInt(Line::tenths).sum();
            assertThat(Database.number(
                            owner,
                            "select sum(tenths) from points_balance where member_id = ? and month < 202601 and month > 202312",
                            member))
                    .isEqualTo(Database.number(
                            owner,
                            "select sum(tenths) from points_entry where member_id = ? and month < 202601 and month > 202312",
                            member));
            assertThat(Database.number(
                            owner,
                            "select sum(tenths) from points_entry where member_id = ? and rule_code = ?",
                            member,
                            RULE))
                    .isEqualTo(sum);
            assertThat(Database.number(
                            owner,
                            "select sum(year_tenths) from points_usage where member_id = ? and rule_code = ?",
                            member,
                            RULE))
                    .isEqualTo(sum);
        }
    }

    @Test
    void aFactIsPaidOnce() {
        UUID member = DemoIds.of("member:demo-member-210");
        UUID fact = Ids.next();
        LocalDateTime at = LocalDateTime.of(2023, 5, 1, 12, 0);
        post(member, fact, at, new ArrayList<>());

        assertThatThrownBy(() -> post(member, fact, at, new ArrayList<>()))
                .hasMessageContaining("points_entry_fact_key");
    }

    @Test
    void aReversalTakesBackOnceAndFreesTheCap() throws SQLException {
        UUID member = DemoIds.of("member:demo-member-211");
        UUID fact = Ids.next();
        LocalDateTime at = LocalDateTime.of(2023, 6, 1, 12, 0);
        post(member, fact, at, new ArrayList<>());

        database.write(tx -> points.reverse(tx, DISTRICT, SourceType.CHECK_IN, List.of(fact), "不在现场", "叶书记"));
        database.write(tx -> points.reverse(tx, DISTRICT, SourceType.CHECK_IN, List.of(fact), "不在现场", "叶书记"));

        try (Connection owner = Database.owner()) {
            assertThat(Database.number(
                            owner,
                            "select count(*) from points_entry where member_id = ? and source_id = ?",
                            member,
                            fact))
                    .isEqualTo(2);
            assertThat(Database.number(
                            owner,
                            "select sum(tenths) from points_balance where member_id = ? and month = 202306",
                            member))
                    .isZero();
        }
        assertThat(post(member, Ids.next(), at, new ArrayList<>()).points()).isEqualTo("1.7");
    }

    private PostedView post(UUID member, UUID source, LocalDateTime at, List<Line> books) {
        Instant moment = BusinessZone.instantOf(at);
        Earning earning = new Earning(
                DISTRICT, member, DemoIds.of("branch-1"), RULE, SourceType.CHECK_IN, source, "试一试", null, moment);
        PostedView posted = database.write(tx -> points.post(tx, earning));
        books.add(new Line(source, at, Tenths.of(posted.points())));
        return posted;
    }

    private static Caps.Used used(List<Line> books, LocalDateTime at) {
        int day = 0;
        int month = 0;
        int year = 0;
        for (Line line : books) {
            boolean sameYear = line.at().getYear() == at.getYear();
            boolean sameMonth = sameYear && line.at().getMonth() == at.getMonth();
            day += sameMonth && line.at().getDayOfMonth() == at.getDayOfMonth() ? line.tenths() : 0;
            month += sameMonth ? line.tenths() : 0;
            year += sameYear ? line.tenths() : 0;
        }
        return new Caps.Used(day, month, year);
    }
}
