package io.qisheng.petitions.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.PetitionSeed;
import io.qisheng.petitions.domain.Fact;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.Stage;
import io.qisheng.petitions.domain.Walks;
import io.qisheng.petitions.domain.Walks.Step;
import io.qisheng.petitions.statistics.StatisticsView.Share;
import io.qisheng.platform.Ids;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.testing.AtOnce;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Petitions walk anywhere: whatever is stored on the way, in whatever order it is added up, the sums are those of their facts. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WalkedTalliesTest {

    private static final int PETITIONS = 80;
    private static final int DAYS = 45;
    private static final Within EVERYTHING = new Within(List.of("/township"), List.of(), List.of("/township"));

    @Inject
    Database database;

    @Inject
    Tallies tallies;

    @Inject
    TallyRepository stored;

    @Inject
    TallyRounds rounds;

    @Inject
    FieldCipher cipher;

    /** One petition on its way, and how far it is. */
    private record Walker(List<Step> steps, int done) {}

    @Test
    void sumsAreThoseOfTheFactsAtEveryMoment() throws Exception {
        UUID district = Ids.next();
        Random random = new Random(20_261_127);
        List<Walker> walkers = walkers(district, random);
        List<Petition> petitions = new ArrayList<>();
        walkers.forEach(walker -> petitions.add(walker.steps().getFirst().before()));

        int steps = 0;
        while (walkers.stream()
                .anyMatch(walker -> walker.done() < walker.steps().size())) {
            int i = random.nextInt(walkers.size());
            Walker walker = walkers.get(i);
            if (walker.done() == walker.steps().size()) {
                continue;
            }
            Step step = walker.steps().get(walker.done());
            store(step);
            petitions.set(i, step.after());
            walkers.set(i, new Walker(walker.steps(), walker.done() + 1));
            if (++steps % 50 == 0) {
                fold();
            }
            if (steps % 37 == 0) {
                assertSums(district, petitions, random);
            }
        }
        assertSums(district, petitions, random);
        fold();
        assertSums(district, petitions, random);
        assertThat(steps).isGreaterThan(PETITIONS * 4);
    }

    @Test
    void sumsAreExactWhileManyWriteAndTwoReplicasAddUpAtOnce() throws Exception {
        UUID district = Ids.next();
        Random random = new Random(7);
        List<Walker> walkers = walkers(district, random);
        List<Callable> work = new ArrayList<>();
        walkers.forEach(walker -> work.add(() -> walker.steps().forEach(this::store)));
        for (int i = 0; i < 40; i++) {
            work.add(work.size() / 2, this::fold);
        }

        AtOnce.each(work, 8, callable -> {
            callable.call();
            return true;
        });

        List<Petition> petitions =
                walkers.stream().map(walker -> walker.steps().getLast().after()).toList();
        assertSums(district, petitions, random);
        try (Connection owner = Database.owner()) {
            foldAll(owner, district);
            assertSums(district, petitions, random);
            assertThat(waiting(owner, district)).isZero();
            assertThat(Database.number(owner, """
                    select count(*) from petition_tally
                    where district_id = ? and not (numerator between 0 and denominator)""", district)).isZero();
        }
    }

    /** What anybody does, without an answer. */
    @FunctionalInterface
    private interface Callable {
        void call();
    }

    private List<Walker> walkers(UUID district, Random random) throws SQLException {
        List<Walker> walkers = new ArrayList<>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        try (Connection owner = Database.owner()) {
            PetitionSeed seed = new PetitionSeed(owner, Stage.CLOCKS, cipher);
            for (int i = 0; i < PETITIONS; i++) {
                Instant begin = now.minus(Duration.ofHours(1 + random.nextInt(24 * DAYS)));
                Filing filing = Walks.filing(district, Ids.next(), begin, random);
                List<Step> steps = Walks.walk(filing, now, random);
                if (!steps.isEmpty()) {
                    seed.add(Petition.draft(filing), List.of(), "王小明", "13800000001");
                    walkers.add(new Walker(steps, 0));
                }
            }
            seed.write();
        }
        return walkers;
    }

    private void store(Step step) {
        database.write(tx -> tallies.follow(
                tx, step.before(), step.after(), Stage.CLOCKS, step.entry().at()));
    }

    /** A fold has nothing to do while the scheduled one is at it. */
    private void foldAll(Connection owner, UUID district) throws Exception {
        for (int tries = 0; tries < 100 && waiting(owner, district) > 0; tries++) {
            fold();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static long waiting(Connection owner, UUID district) throws Exception {
        return Database.number(owner, "select count(*) from petition_tally_change where district_id = ?", district);
    }

    private void fold() {
        Database.await(rounds::fold);
    }

    private void assertSums(UUID district, List<Petition> petitions, Random random) {
        Instant now = Instant.now();
        LocalDate today = BusinessZone.dateOf(now);
        LocalDate from = today.minusDays(random.nextInt(2 * DAYS));
        Span span = random.nextBoolean()
                ? new Span(from, from.plusDays(random.nextInt(2 * DAYS)))
                : new Span(today.minusYears(1), today.plusYears(1));
        for (Grouping by : Grouping.values()) {
            assertThat(read(district, EVERYTHING, span, by, now))
                    .as("%s by %s", span, by)
                    .isEqualTo(expected(petitions, EVERYTHING, span, by, now));
        }
        Within police = new Within(List.of("/township"), List.of(), List.of("/township", "/township/dept-police"));
        assertThat(read(district, police, span, Grouping.PERIOD, now))
                .isEqualTo(expected(petitions, police, span, Grouping.PERIOD, now));
        Within market = new Within(List.of(), List.of("/township/dept-market"), List.of("/township/dept-market"));
        assertThat(read(district, market, span, Grouping.DEPARTMENT, now))
                .isEqualTo(expected(petitions, market, span, Grouping.DEPARTMENT, now));
    }

    private Map<String, Share> read(UUID district, Within within, Span span, Grouping by, Instant now) {
        Map<String, Share> shares = new TreeMap<>();
        Database.await(() -> stored.sums(district, within, span, by, now))
                .forEach(
                        sum -> shares.put(sum.key() + " " + sum.rate(), new Share(sum.numerator(), sum.denominator())));
        shares.values().removeIf(share -> share.denominator() == 0);
        return shares;
    }

    private static Map<String, Share> expected(
            List<Petition> petitions, Within within, Span span, Grouping by, Instant now) {
        Map<String, Share> shares = new TreeMap<>();
        for (Petition petition : petitions) {
            PetitionFacts counted = PetitionFacts.of(petition, Stage.CLOCKS);
            if (counted.hiddenPaths().stream().anyMatch(requireNonNull(within.seated())::contains)) {
                continue;
            }
            for (Fact fact : counted.facts()) {
                boolean reached = !within.overseen().isEmpty()
                        || within.departments().contains(fact.department().path());
                boolean inside =
                        !fact.day().isBefore(span.from()) && !fact.day().isAfter(span.to());
                if (reached && inside && fact.countsAt(now)) {
                    shares.merge(
                            key(counted, fact, by) + " " + fact.rate(),
                            new Share(fact.isGood() ? 1 : 0, 1),
                            (one, other) -> new Share(
                                    one.numerator() + other.numerator(), one.denominator() + other.denominator()));
                }
            }
        }
        return shares;
    }

    private static String key(PetitionFacts petition, Fact fact, Grouping by) {
        return switch (by) {
            case DEPARTMENT -> fact.department().id().toString();
            case CATEGORY -> fact.category();
            case PERIOD -> fact.day().toString().substring(0, 7);
            case AREA -> petition.area();
        };
    }
}
