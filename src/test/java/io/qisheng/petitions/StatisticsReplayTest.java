package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.answered;
import static io.qisheng.petitions.PetitionSteps.filed;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Fact;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionFold;
import io.qisheng.petitions.statistics.Grouping;
import io.qisheng.petitions.statistics.PetitionFacts;
import io.qisheng.petitions.statistics.Span;
import io.qisheng.petitions.statistics.StatisticsView.Share;
import io.qisheng.petitions.statistics.TallyRepository;
import io.qisheng.petitions.statistics.TallyRounds;
import io.qisheng.petitions.statistics.Within;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever the service has added up of the demonstration's petitions comes from their timelines and the calendar alone. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class StatisticsReplayTest {

    private static final UUID DISTRICT = DemoIds.of("district");
    private static final Within EVERYTHING = new Within(List.of("/district"), List.of(), List.of("/district"));

    @Inject
    PetitionRules rules;

    @Inject
    FactRecount recount;

    @Inject
    TallyRepository tallies;

    @Inject
    TallyRounds rounds;

    @Test
    void theRatesAreThoseOfTheTimelines() throws Exception {
        answered(filed());
        Database.await(recount::walk);
        Clocks clocks = Database.await(rules::current).clocks();
        List<PetitionFacts> facts = new ArrayList<>();
        try (Connection connection = Database.owner()) {
            for (Map.Entry<UUID, Petition> stored : StoredPetitions.all().entrySet()) {
                Petition petition = PetitionFold.fold(
                        stored.getValue().filing(), StoredPetitions.timeline(connection, stored.getKey()));
                if (petition.filing().districtId().equals(DISTRICT)) {
                    facts.add(PetitionFacts.of(petition, clocks));
                }
            }
        }
        assertThat(facts.stream().mapToLong(one -> one.facts().size()).sum()).isGreaterThan(500);

        for (Span span : spans()) {
            assertSums(facts, span);
            Database.await(rounds::fold);
            assertSums(facts, span);
        }
    }

    /** What is stored already is what a walk through all petitions finds, the demonstration's as they were loaded. */
    @Test
    void aWalkThroughAllChangesNothing() throws Exception {
        Database.await(recount::walk);
        Database.await(rounds::fold);
        try (Connection owner = Database.owner()) {
            String sum =
                    "select sum(hashtext(cast(row (district_id, petition_id, rate, nth, day, good, due, late) as text)))"
                            + " from petition_fact where district_id = ?";
            long before = Database.number(owner, sum, DISTRICT);

            walkThroughAll(owner);

            assertThat(Database.number(owner, sum, DISTRICT)).isEqualTo(before);
        }
    }

    /** What was never counted is found by a walk: nothing but petitions is needed. */
    @Test
    void aWalkCountsWhatNobodyHasCounted() throws Exception {
        String id = answered(filed());
        Database.await(rounds::fold);
        Span year = Span.of(null, null, BusinessZone.dateOf(Instant.now()));
        Map<String, Share> before = read(year, Grouping.CATEGORY, Instant.now());
        try (Connection owner = Database.owner()) {
            try (var gone = owner.prepareStatement("delete from petition_fact where petition_id = ?")) {
                gone.setObject(1, UUID.fromString(id));
                assertThat(gone.executeUpdate()).isEqualTo(3);
            }
            walkThroughAll(owner);
        }

        Map<String, Share> after = read(year, Grouping.CATEGORY, Instant.now());
        assertThat(after.get("LOGISTICS RESPONSE")).isEqualTo(plusOne(before, "LOGISTICS RESPONSE"));
        assertThat(after.get("LOGISTICS ON_TIME")).isEqualTo(plusOne(before, "LOGISTICS ON_TIME"));
        try (Connection owner = Database.owner();
                var back = owner.prepareStatement("""
                        insert into petition_tally_change (district_id, day, rate, area, hidden_paths, department_id,
                            department_path, category, numerator, denominator)
                        select district_id, day, rate, area, hidden_paths, department_id, department_path, category, -1, -1
                        from petition_fact where petition_id = ?""")) {
            back.setObject(1, UUID.fromString(id));
            back.executeUpdate();
        }
        assertThat(read(year, Grouping.CATEGORY, Instant.now())).isEqualTo(before);
    }

    /** One whole walk, whoever takes its steps: the scheduled one may be at it too, or at an older walk. */
    private void walkThroughAll(Connection owner) throws Exception {
        long before = Database.number(owner, "select coalesce(max(id), 0) from petition_fact_walk");
        owner.createStatement().execute("insert into petition_fact_walk (not_before) values (now())");
        String open =
                "select count(*) from petition_fact_walk where id > ? and not_before <= now() and done_at is null";
        for (int tries = 0; tries < 200 && Database.number(owner, open, before) > 0; tries++) {
            Database.await(recount::walk);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(Database.number(owner, open, before)).isZero();
    }

    private static Share plusOne(Map<String, Share> shares, String key) {
        Share share = shares.getOrDefault(key, new Share(0, 0));
        return new Share(share.numerator() + 1, share.denominator() + 1);
    }

    private static List<Span> spans() {
        LocalDate today = BusinessZone.dateOf(Instant.now());
        return List.of(
                new Span(today.minusYears(3), today.plusDays(1)),
                new Span(today.withDayOfYear(1), today),
                new Span(today.minusDays(100), today.minusDays(30)),
                new Span(
                        today.minusMonths(7).withDayOfMonth(1),
                        today.withDayOfMonth(1).minusDays(1)),
                new Span(today, today));
    }

    private void assertSums(List<PetitionFacts> facts, Span span) {
        Instant now = Instant.now();
        for (Grouping by : Grouping.values()) {
            Map<String, Share> expected = new TreeMap<>();
            facts.forEach(petition -> petition.facts().stream()
                    .filter(fact -> fact.countsAt(now)
                            && !fact.day().isBefore(span.from())
                            && !fact.day().isAfter(span.to()))
                    .forEach(fact -> expected.merge(
                            key(petition, fact, by) + " " + fact.rate(),
                            new Share(fact.isGood() ? 1 : 0, 1),
                            (one, other) -> new Share(
                                    one.numerator() + other.numerator(), one.denominator() + other.denominator()))));
            assertThat(read(span, by, now)).as("%s by %s", span, by).isEqualTo(expected);
        }
    }

    private Map<String, Share> read(Span span, Grouping by, Instant now) {
        Map<String, Share> shares = new TreeMap<>();
        Database.await(() -> tallies.sums(DISTRICT, EVERYTHING, span, by, now))
                .forEach(
                        sum -> shares.put(sum.key() + " " + sum.rate(), new Share(sum.numerator(), sum.denominator())));
        shares.values().removeIf(share -> share.denominator() == 0);
        return shares;
    }

    private static String key(PetitionFacts petition, Fact fact, Grouping by) {
        return switch (by) {
            case DEPARTMENT -> fact.department().id().toString();
            case CATEGORY -> fact.category();
            case AREA -> petition.area();
            case PERIOD -> fact.day().toString().substring(0, 7);
        };
    }
}
