package io.qisheng.petitions.statistics;

import io.qisheng.local.CopyRows;
import io.qisheng.petitions.domain.Fact;
import io.qisheng.petitions.domain.Fact.Rate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes what made petitions count for, added up for each day as far as it can be, for the service to fold. */
public final class FactSeed {

    private final CopyRows facts = new CopyRows("""
            petition_fact (district_id, petition_id, rate, nth, day, area, hidden_paths, department_id, department_path,
                category, good, due, late)""");
    private final Map<Key, int[]> sums = new LinkedHashMap<>();

    private record Key(
            UUID districtId,
            LocalDate day,
            Rate rate,
            String area,
            List<String> hiddenPaths,
            UUID departmentId,
            String departmentPath,
            String category) {}

    /** Adds the facts of one petition. What is overdue the service finds out by itself. */
    public void add(PetitionFacts petition) {
        for (Fact fact : petition.facts()) {
            facts.add(
                    petition.districtId(),
                    petition.petitionId(),
                    fact.rate(),
                    fact.nth(),
                    fact.day(),
                    petition.area(),
                    petition.hiddenPaths().toArray(String[]::new),
                    fact.department().id(),
                    fact.department().path(),
                    fact.category(),
                    fact.good(),
                    fact.due(),
                    false);
            if (fact.good() != null) {
                int[] sum = sums.computeIfAbsent(key(petition, fact), key -> new int[2]);
                sum[0] += fact.isGood() ? 1 : 0;
                sum[1]++;
            }
        }
    }

    private static Key key(PetitionFacts petition, Fact fact) {
        return new Key(
                petition.districtId(),
                fact.day(),
                fact.rate(),
                petition.area(),
                petition.hiddenPaths(),
                fact.department().id(),
                fact.department().path(),
                fact.category());
    }

    /** Writes all that was added since the last time. */
    public void write(Connection connection) throws SQLException {
        CopyRows changes = new CopyRows("""
                petition_tally_change (district_id, day, rate, area, hidden_paths, department_id, department_path, category,
                    numerator, denominator)""");
        sums.forEach((key, sum) -> changes.add(
                key.districtId(),
                key.day(),
                key.rate(),
                key.area(),
                key.hiddenPaths().toArray(String[]::new),
                key.departmentId(),
                key.departmentPath(),
                key.category(),
                sum[0],
                sum[1]));
        facts.write(connection);
        changes.write(connection);
        sums.clear();
    }
}
