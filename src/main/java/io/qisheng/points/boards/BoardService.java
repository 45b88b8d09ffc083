package io.qisheng.points.boards;

import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.points.domain.Period;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Boards for whoever may see them. */
@ApplicationScoped
class BoardService {

    private final Organisations organisations;
    private final Boards boards;
    private final Clock clock;

    BoardService(Organisations organisations, Boards boards, Clock clock) {
        this.organisations = organisations;
        this.boards = boards;
        this.clock = clock;
    }

    /** The board of an organisation; fails with {@code not-found} for whoever is no member of just this one nor looks after it. */
    Uni<LeaderboardView> get(Caller caller, UUID organisationId, @Nullable String period, int limit) {
        return boards.organisation(caller.districtId(), organisationId)
                .map(Found::orMissing)
                .invoke(organisation -> mustBelong(caller, organisation))
                .chain(organisation -> boards.of(caller.districtId(), organisation, period(period), limit));
    }

    private void mustBelong(Caller caller, OrganisationView organisation) {
        boolean belongs = caller.holds(Role.MEMBER, organisation.id());
        if (!belongs && !organisations.looksAfter(caller, organisation.path())) {
            throw Found.missing();
        }
    }

    private Period period(@Nullable String text) {
        return text == null ? Period.monthOf(BusinessZone.dateOf(clock.instant())) : Period.of(text);
    }
}
