package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionFold;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the database. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionStoreTest {

    @Test
    void everyRowIsTheFoldOfItsTimelineWithoutGap() throws Exception {
        answered(filed());

        Map<UUID, Petition> petitions = StoredPetitions.all();

        try (Connection connection = StoredPetitions.asOwner()) {
            for (Map.Entry<UUID, Petition> petition : petitions.entrySet()) {
                List<TimelineEntry> timeline = StoredPetitions.timeline(connection, petition.getKey());
                assertThat(PetitionFold.fold(petition.getValue().filing(), timeline))
                        .isEqualTo(petition.getValue());
                assertThat(timeline)
                        .extracting(TimelineEntry::seq)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, timeline.size())
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void theDemonstrationHasPetitionsOfAllStatesAndCategories() throws Exception {
        Map<UUID, Petition> petitions = StoredPetitions.all();

        assertThat(petitions).hasSizeGreaterThanOrEqualTo(200);
        assertThat(petitions.values().stream().map(Petition::status).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(PetitionStatus.values());
        assertThat(petitions.values().stream()
                        .map(Petition::category)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .as("categories, drafts that have none yet left out")
                .hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update petition_timeline set action = 'x'",
                "delete from petition_timeline",
                "truncate petition_timeline",
            })
    void aTimelineIsAppendedToAndNeverChanged(String change) throws Exception {
        for (Connection connection : List.of(StoredPetitions.asOwner(), StoredPetitions.asService())) {
            try (connection;
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(change))
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(append-only|permission denied|must be owner).*");
            }
        }
    }

    @Test
    void aContactIsEncryptedInTheDatabase() throws Exception {
        String id = filed();

        try (Connection connection = StoredPetitions.asOwner();
                Statement statement = connection.createStatement();
                var row =
                        statement.executeQuery("select row_to_json(p)::text from petition p where id = '" + id + "'")) {
            row.next();
            assertThat(row.getString(1)).doesNotContain("13800000001").doesNotContain("王小明");
        }
    }

    @Test
    void oneActionIsOneTransaction() throws Exception {
        String id = accepted(filed());

        try (Connection connection = StoredPetitions.asOwner();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select count(distinct x) from (
                          select xmin::text as x from petition where id = '%1$s'
                          union all select xmin::text from petition_timeline where petition_id = '%1$s' and seq = 2
                          union all select xmin::text from audit_row where subject_id = '%1$s' and action = 'petition-accept') t
                        """.formatted(id))) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void whoMeetsALockedRowIsAskedToComeAgainAndThenSucceeds() throws Exception {
        String id = filed();
        try (Connection other = StoredPetitions.asOwner()) {
            other.setAutoCommit(false);
            try (var held = other.prepareStatement("select 1 from petition where id = ? for update")) {
                held.setObject(1, UUID.fromString(id));
                held.execute();
            }

            act("desk", id, "accept", "category", "TAX", "urgency", "NORMAL", "complexity", "ORDINARY")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2");
            other.rollback();
        }

        act("desk", id, "accept", "category", "TAX", "urgency", "NORMAL", "complexity", "ORDINARY")
                .then()
                .statusCode(200);
    }
}
