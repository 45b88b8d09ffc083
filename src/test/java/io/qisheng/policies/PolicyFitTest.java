package io.qisheng.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.policies.domain.Applicability;
import io.qisheng.policies.domain.Applicability.Place;
import io.qisheng.policies.domain.EnterpriseFacts;
import io.qisheng.policies.domain.EnterpriseSize;
import io.qisheng.policies.domain.Industry;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What statements compare is what the rule says, in every combination of conditions and facts. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PolicyFitTest {

    private static final UUID JOINED = new UUID(0, 1);
    private static final Place VILLAGE = new Place(new UUID(0, 2), "北港村", "/d/t/village");

    @Test
    void theDatabaseMatchesAsTheRuleDoes() throws SQLException {
        try (Connection connection = Database.app();
                PreparedStatement fit = connection.prepareStatement("select policy_fit(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            int compared = 0;
            for (Applicability applicability : conditions()) {
                for (EnterpriseFacts facts : enterprises()) {
                    assertThat(ask(connection, fit, applicability, facts))
                            .as("%s %s", applicability, facts)
                            .isEqualTo(applicability.match(facts).fit().ordinal());
                    compared++;
                }
            }
            assertThat(compared).isEqualTo(16 * 3 * 3 * 3 * 10);
        }
    }

    private static List<Applicability> conditions() {
        List<Applicability> all = new ArrayList<>();
        for (int mask = 0; mask < 16; mask++) {
            all.add(new Applicability(
                    (mask & 1) == 0 ? List.of() : List.of(Industry.FOOD, Industry.LOGISTICS),
                    (mask & 2) == 0 ? List.of() : List.of(EnterpriseSize.SMALL),
                    (mask & 4) == 0 ? List.of() : List.of(new Place(JOINED, "联盟", "/d/t/a")),
                    (mask & 8) == 0 ? List.of() : List.of(VILLAGE)));
        }
        return all;
    }

    private static List<EnterpriseFacts> enterprises() {
        List<EnterpriseFacts> all = new ArrayList<>();
        for (String industry : Arrays.asList("FOOD", "TEXTILE", null)) {
            for (EnterpriseSize size : Arrays.asList(EnterpriseSize.SMALL, EnterpriseSize.LARGE, null)) {
                for (Set<UUID> alliances : Arrays.asList(Set.of(JOINED), Set.<UUID>of(), null)) {
                    for (String place : List.of("/d", "/d/t", "/d/t/village", "/d/t/village-2", "/d/t/village/team")) {
                        all.add(new EnterpriseFacts(industry, size, alliances, place, true));
                        all.add(new EnterpriseFacts(industry, size, alliances, place, false));
                    }
                }
            }
        }
        return all;
    }

    private static int ask(Connection connection, PreparedStatement fit, Applicability asked, EnterpriseFacts facts)
            throws SQLException {
        fit.setArray(1, texts(connection, asked.industries().stream().map(Enum::name)));
        fit.setArray(2, texts(connection, asked.sizes().stream().map(Enum::name)));
        fit.setArray(
                3, uuids(connection, asked.alliances().stream().map(Place::id).toList()));
        fit.setArray(4, texts(connection, asked.areas().stream().map(Place::path)));
        EnterpriseSize size = facts.size();
        Set<UUID> alliances = facts.alliances();
        fit.setString(5, facts.industry());
        fit.setString(6, size == null ? null : size.name());
        fit.setArray(7, alliances == null ? null : uuids(connection, List.copyOf(alliances)));
        fit.setString(8, facts.place());
        fit.setBoolean(9, facts.placeKnown());
        try (ResultSet row = fit.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Array texts(Connection connection, java.util.stream.Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static Array uuids(Connection connection, List<@Nullable UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
