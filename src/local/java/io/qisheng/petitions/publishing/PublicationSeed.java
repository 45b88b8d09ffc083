package io.qisheng.petitions.publishing;

import io.qisheng.local.CopyRows;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.domain.Answering.Answer;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.Petition.Publication;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.petitions.domain.TimelineEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Writes what is shown of petitions that were told by the rules. */
public final class PublicationSeed {

    /** By which a title is found; the service writes the same, for one title at a time. */
    private static final String PAIRS = """
            insert into publication_title_pair (district_id, pair, publication_id, category, pairs)
            select p.district_id, pair, p.id, p.category, cardinality(said.pairs)
            from publication p cross join lateral petition_bigrams(p.title) as said (pairs) cross join unnest(said.pairs) as t (pair)
            where p.withdrawn_at is null and p.id = any (?) on conflict do nothing""";

    private final List<UUID> added = new ArrayList<>();
    private final CopyRows publications = new CopyRows("""
            publication (district_id, id, petition_id, title, question, answer, category, department_id, department_name, outcome,
                answered_at, published_at, words)""");

    /** Adds what is shown of one petition, if anything is. */
    public void add(Petition petition, List<TimelineEntry> timeline) {
        if (!petition.isPublished()) {
            return;
        }
        Publication shown = Objects.requireNonNull(petition.publication());
        String title = Objects.requireNonNull(shown.title());
        String question = Objects.requireNonNull(shown.question());
        String text = Objects.requireNonNull(shown.text());
        Answer answer = Objects.requireNonNull(petition.answer());
        Department department = Objects.requireNonNull(petition.routing().lead());
        Instant publishedAt = timeline.stream()
                .filter(entry -> entry.action() == PetitionAction.PUBLISH)
                .map(TimelineEntry::at)
                .reduce((former, later) -> later)
                .orElseThrow();
        UUID id = petition.filing().id();
        UUID publication = DemoIds.at(publishedAt, "publication:" + id);
        added.add(publication);
        publications.add(
                petition.filing().districtId(),
                publication,
                id,
                title,
                question,
                text,
                petition.category(),
                department.id(),
                department.name(),
                answer.outcome().name(),
                answer.at(),
                publishedAt,
                PublicationRepository.words(title, question, text));
    }

    /** Writes all that was added since the last time. */
    public void write(Connection connection) throws SQLException {
        publications.write(connection);
        try (PreparedStatement pairs = connection.prepareStatement(PAIRS)) {
            pairs.setArray(1, connection.createArrayOf("uuid", added.toArray()));
            pairs.executeUpdate();
        }
        added.clear();
    }
}
