package io.qisheng.petitions.publishing;

import io.qisheng.petitions.domain.Likeness;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionProblem;
import io.qisheng.petitions.publishing.PublicationRepository.After;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The board of published answers: kept in step with the petitions, read by everybody of the district. */
@ApplicationScoped
public class Publications {

    private static final int MOST_SIMILAR = 3;

    private final PublicationRepository repository;
    private final PetitionSide petitions;
    private final Cursors cursors;

    Publications(PublicationRepository repository, PetitionSide petitions, Cursors cursors) {
        this.repository = repository;
        this.petitions = petitions;
        this.cursors = cursors;
    }

    /**
     * After an action, in its transaction; the petition's row must be locked. What stops being published leaves the board whatever the
     * action was. Most actions change nothing of it, and then there is no statement.
     */
    public Uni<Void> follow(Tx tx, Petition before, Petition after, Instant now) {
        if (before.isPublished() == after.isPublished()) {
            return Uni.createFrom().voidItem();
        }
        return after.isPublished() ? repository.show(tx, Ids.next(), after, now) : repository.withdraw(tx, before, now);
    }

    /** A page of the board; fails with {@code cursor-invalid}. */
    Uni<Page<PublicationRow>> list(Caller caller, PublicationFilter filter, int limit, @Nullable String cursor) {
        String bound = "publications " + caller.districtId() + " " + filter;
        After after = cursor == null ? null : after(cursors.decode(bound, cursor));
        return repository
                .page(caller.districtId(), filter, after, limit + 1)
                .map(rows -> cursors.page(
                        bound,
                        rows,
                        limit,
                        row -> List.of(row.publishedAt().toString(), row.id().toString())));
    }

    private static After after(List<String> keys) {
        return new After(OffsetDateTime.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    }

    /** One of them; fails with {@code publication-withdrawn} where it was taken back, and with {@code not-found}. */
    Uni<PublicationView> get(Caller caller, UUID id) {
        return repository
                .find(caller.districtId(), id)
                .map(Found::orMissing)
                .chain(kept -> shown(caller, kept.petitionId(), kept.view()));
    }

    private Uni<PublicationView> shown(Caller caller, UUID petition, @Nullable PublicationView view) {
        if (view == null) {
            throw ProblemException.of(PetitionProblem.PUBLICATION_WITHDRAWN);
        }
        return petitions.mayTakeOff(caller, petition).map(may -> may ? view.of(petition) : view);
    }

    /** Those whose titles say much the same as this one, the closest first. */
    public Uni<List<PublicationRow>> similar(Caller caller, String title, @Nullable String category) {
        return repository
                .candidates(caller.districtId(), title, category)
                .map(rows -> rows.stream()
                        .filter(row -> Likeness.of(title, category, row.title(), row.category())
                                .isClose())
                        .limit(MOST_SIMILAR)
                        .toList());
    }
}
