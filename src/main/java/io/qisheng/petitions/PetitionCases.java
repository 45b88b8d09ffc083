package io.qisheng.petitions;

import io.qisheng.petitions.PetitionCaseRepository.Item;
import io.qisheng.petitions.statistics.CaseFilter;
import io.qisheng.petitions.statistics.CaseStatement.After;
import io.qisheng.petitions.statistics.Within;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The petitions behind a number of the statistics, the newest day first. One that was rated twice stands there twice. */
@ApplicationScoped
class PetitionCases {

    private final PetitionCaseRepository repository;
    private final Cursors cursors;
    private final Clock clock;

    PetitionCases(PetitionCaseRepository repository, Cursors cursors, Clock clock) {
        this.repository = repository;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Whether there may be any for the caller: an assessor is told numbers and not whose they are. */
    static boolean opensFor(Caller caller) {
        Within within = Within.petitions(caller);
        return !within.overseen().isEmpty() || !within.departments().isEmpty();
    }

    /** A page of those that the caller may see whole; fails with {@code cursor-invalid}. */
    Uni<Page<PetitionRow>> list(Caller caller, CaseFilter filter, int limit, @Nullable String cursor) {
        String bound = "petition-cases " + caller.userId() + " " + filter;
        After after = cursor == null ? null : after(cursors.decode(bound, cursor));
        return repository
                .page(caller.districtId(), Within.petitions(caller), filter, clock.instant(), after, limit + 1)
                .map(items -> cursors.page(bound, items, limit, PetitionCases::keys))
                .map(page -> new Page<>(page.items().stream().map(Item::row).toList(), page.nextCursor()));
    }

    private static List<String> keys(Item item) {
        After place = item.place();
        return List.of(
                place.day().toString(),
                String.valueOf(place.nth()),
                place.petitionId().toString());
    }

    private static After after(List<String> keys) {
        return new After(LocalDate.parse(keys.get(0)), UUID.fromString(keys.get(2)), Integer.parseInt(keys.get(1)));
    }
}
