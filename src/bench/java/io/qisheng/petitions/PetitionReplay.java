package io.qisheng.petitions;

import io.qisheng.petitions.domain.Clocks;
import io.qisheng.petitions.domain.Fact;
import io.qisheng.petitions.domain.Fact.Rate;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionFold;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.petitions.statistics.PetitionFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells petitions anew from their timelines as they are stored, and holds the facts that are kept of them, and the sums of all facts, against
 * that. It shares the service's package to read rows by the mapping that the service uses.
 */
public final class PetitionReplay {

    private static final String SOME = """
            select p.district_id, p.id, p.state, p.title, p.text
            from (select district_id, id from petition where submitted_at is not null
                order by hashtextextended(cast(id as text), 20261128) limit ?) chosen
            join petition p using (district_id, id)""";
    private static final String TIMELINE =
            "select * from petition_timeline where district_id = ? and petition_id = ? order by seq";
    private static final String FACTS = "select * from petition_fact where district_id = ? and petition_id = ?";
    private static final String WRONG_SUMS = """
            with key as (
                select district_id, rate, day, area, hidden_paths, department_id, department_path, category,
                    count(*) filter (where good) as numerator, count(*) as denominator
                from petition_fact where good is not null or late group by 1, 2, 3, 4, 5, 6, 7, 8
            ), kept as (
                select district_id, rate, day, area, hidden_paths, department_id, department_path, category,
                    sum(numerator) as numerator, sum(denominator) as denominator
                from (select district_id, rate, start as day, area, hidden_paths, department_id, department_path, category,
                        numerator, denominator
                    from petition_tally where grain = 'DAY'
                    union all select district_id, rate, day, area, hidden_paths, department_id, department_path, category,
                        numerator, denominator
                    from petition_tally_change) tally
                group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(denominator) <> 0 or sum(numerator) <> 0
            )
            select count(*) from key full join kept
                using (district_id, rate, day, area, hidden_paths, department_id, department_path, category)
            where key.numerator is distinct from kept.numerator or key.denominator is distinct from kept.denominator""";
    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final Clocks clocks;
    private final Map<Rate, long[]> rates = new EnumMap<>(Rate.class);
    private long petitions;
    private long rows;
    private long facts;
    private long different;

    private PetitionReplay(Connection connection, Clocks clocks) {
        this.connection = connection;
        this.clocks = clocks;
    }

    /**
     * What came of it.
     *
     * @param rates numerator and denominator of each, as the timelines say
     * @param different petitions of which something else is kept than their timeline says
     * @param wrongSums sums that are not those of the facts
     */
    public record Result(
            long petitions, long rows, long facts, Map<Rate, long[]> rates, long different, long wrongSums) {

        public boolean isSound() {
            return petitions > 0 && different == 0 && wrongSums == 0;
        }
    }

    /** @param connection of the tables' owner; all is read as of one moment */
    public static Result of(Connection connection, Clocks clocks, int petitions) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        PetitionReplay replay = new PetitionReplay(connection, clocks);
        replay.tell(petitions);
        long wrong = replay.wrongSums();
        connection.rollback();
        return new Result(replay.petitions, replay.rows, replay.facts, replay.rates, replay.different, wrong);
    }

    private void tell(int most) throws SQLException {
        try (PreparedStatement some = connection.prepareStatement(SOME);
                PreparedStatement timeline = connection.prepareStatement(TIMELINE);
                PreparedStatement kept = connection.prepareStatement(FACTS)) {
            some.setInt(1, most);
            some.setFetchSize(AT_ONCE);
            try (ResultSet found = some.executeQuery()) {
                while (found.next()) {
                    Petition stored = PetitionCodec.decode(
                            found.getString("state"), found.getString("title"), found.getString("text"));
                    Petition told = PetitionFold.fold(stored.filing(), entries(timeline, stored));
                    hold(PetitionFacts.of(told, clocks), kept);
                }
            }
        }
    }

    private List<TimelineEntry> entries(PreparedStatement statement, Petition of) throws SQLException {
        List<TimelineEntry> entries = new ArrayList<>();
        statement.setObject(1, of.filing().districtId());
        statement.setObject(2, of.filing().id());
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                entries.add(TimelineRows.entry(row));
            }
        }
        rows += entries.size();
        return entries;
    }

    private void hold(PetitionFacts told, PreparedStatement statement) throws SQLException {
        Set<String> expected = new TreeSet<>();
        for (Fact fact : told.facts()) {
            expected.add(line(
                    fact.rate().name(),
                    fact.nth(),
                    fact.day().toString(),
                    told.area(),
                    told.hiddenPaths(),
                    fact.department().id(),
                    fact.category(),
                    fact.good(),
                    fact.due()));
            if (fact.good() != null) {
                long[] share = rates.computeIfAbsent(fact.rate(), rate -> new long[2]);
                share[0] += fact.isGood() ? 1 : 0;
                share[1]++;
            }
        }
        petitions++;
        facts += expected.size();
        if (!kept(statement, told).equals(expected)) {
            different++;
        }
    }

    private static Set<String> kept(PreparedStatement statement, PetitionFacts of) throws SQLException {
        Set<String> kept = new TreeSet<>();
        statement.setObject(1, of.districtId());
        statement.setObject(2, of.petitionId());
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                OffsetDateTime due = row.getObject("due", OffsetDateTime.class);
                kept.add(line(
                        row.getString("rate"),
                        row.getInt("nth"),
                        row.getString("day"),
                        row.getString("area"),
                        List.of((String[]) row.getArray("hidden_paths").getArray()),
                        row.getObject("department_id", UUID.class),
                        row.getString("category"),
                        row.getObject("good", Boolean.class),
                        due == null ? null : due.toInstant()));
            }
        }
        return kept;
    }

    private static String line(
            String rate,
            int nth,
            String day,
            String area,
            List<String> hidden,
            UUID department,
            String category,
            @Nullable Boolean good,
            @Nullable Instant due) {
        return String.join(" ", rate, "" + nth, day, area, "" + hidden, "" + department, category, "" + good, "" + due);
    }

    private long wrongSums() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRONG_SUMS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
