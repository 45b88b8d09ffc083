package io.qisheng.petitions;

import io.qisheng.petitions.PetitionListRepository.After;
import io.qisheng.petitions.PetitionListRepository.Rank;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.looks.LookView;
import io.qisheng.petitions.looks.Looks;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads petitions for whoever may see them. */
@ApplicationScoped
class PetitionQueries {

    private final Transactions transactions;
    private final PetitionRepository repository;
    private final PetitionListRepository lists;
    private final PetitionCategories categories;
    private final PetitionRules rules;
    private final PetitionViews views;
    private final PetitionLooks looks;
    private final Looks log;
    private final Cursors cursors;

    PetitionQueries(
            Transactions transactions,
            PetitionRepository repository,
            PetitionListRepository lists,
            PetitionCategories categories,
            PetitionRules rules,
            PetitionViews views,
            PetitionLooks looks,
            Looks log,
            Cursors cursors) {
        this.transactions = transactions;
        this.repository = repository;
        this.lists = lists;
        this.categories = categories;
        this.rules = rules;
        this.views = views;
        this.looks = looks;
        this.log = log;
        this.cursors = cursors;
    }

    /** A page of what the caller sees; fails with {@code cursor-invalid}. */
    Uni<Page<PetitionRow>> list(Caller caller, PetitionFilter filter, int limit, @Nullable String cursor) {
        String bound = (filter.q() == null ? "petitions " : "petitions found ") + caller.userId() + " " + filter;
        After after = cursor == null ? null : after(cursors.decode(bound, cursor));
        return lists.page(caller.districtId(), PetitionScope.of(caller), filter, after, limit + 1)
                .map(items -> cursors.page(bound, items, limit, item -> keys(item.place())))
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(PetitionListRepository.Item::row)
                                .toList(),
                        page.nextCursor()));
    }

    private static List<String> keys(After place) {
        Rank rank = place.rank();
        String filedAt = place.filedAt().toString();
        String id = place.id().toString();
        return rank == null
                ? List.of(filedAt, id)
                : List.of(Integer.toString(rank.tier()), Integer.toString(rank.slice()), filedAt, id);
    }

    private static After after(List<String> keys) {
        int first = keys.size() - 2;
        Rank rank = first == 0 ? null : new Rank(Integer.parseInt(keys.get(0)), Integer.parseInt(keys.get(1)));
        return new After(Instant.parse(keys.get(first)), UUID.fromString(keys.get(first + 1)), rank);
    }

    /** One petition; fails with {@code not-found}. */
    Uni<PetitionDetail> get(Caller caller, UUID id) {
        return repository
                .read(caller.districtId(), id)
                .map(row -> seen(caller, row))
                .call(seen -> looks.note(caller, seen.row(), seen.view()))
                .chain(seen -> rules.current().chain(decider -> detail(caller, seen, decider)));
    }

    private Uni<PetitionDetail> detail(Caller caller, Seen seen, PetitionDecider decider) {
        return PetitionViews.standsAlone(seen.row(), seen.view())
                ? Uni.createFrom().item(() -> views.alone(caller, seen.row(), seen.view(), decider))
                : transactions.read(tx -> views.detail(tx, caller, seen.row(), seen.view(), decider));
    }

    /** What happened, oldest first; fails with {@code not-found} and {@code cursor-invalid}. */
    Uni<Page<TimelineItem>> timeline(Caller caller, UUID id, int limit, @Nullable String cursor) {
        String bound = "timeline " + id;
        int after = cursor == null
                ? 0
                : Integer.parseInt(cursors.decode(bound, cursor).getFirst());
        return transactions
                .read(tx -> find(tx, caller, id)
                        .chain(seen -> rows(tx, seen, after, limit + 1).map(items -> new Shown<>(seen, items))))
                .call(shown ->
                        looks.note(caller, shown.seen().row(), shown.seen().view()))
                .map(Shown::what)
                .map(items -> cursors.page(bound, items, limit, item -> List.of(String.valueOf(item.seq()))));
    }

    private Uni<List<TimelineItem>> rows(Tx tx, Seen seen, int after, int limit) {
        return repository
                .timeline(tx, seen.row().key, seen.view(), after, limit)
                .map(rows -> rows.stream()
                        .map(entry -> TimelineViews.item(entry, seen.view()))
                        .toList());
    }

    Uni<Page<PetitionCategory>> categories() {
        return categories.current().map(items -> new Page<>(items, null));
    }

    /** Who of the staff looked; fails with {@code not-found}, also for whoever sees the petition only because it is public. */
    Uni<Page<LookView>> looks(Caller caller, UUID id, int limit, @Nullable String cursor) {
        return repository
                .read(caller.districtId(), id)
                .map(row -> seen(caller, row))
                .invoke(seen -> {
                    if (seen.view() == View.PUBLIC) {
                        throw Found.missing();
                    }
                })
                .call(seen -> looks.note(caller, seen.row(), seen.view()))
                .chain(() -> log.list(caller, id, limit, cursor));
    }

    private record Seen(PetitionRecord row, View view) {}

    /** Something of a petition, and how the caller sees it. */
    private record Shown<T>(Seen seen, T what) {}

    private Uni<Seen> find(Tx tx, Caller caller, UUID id) {
        return repository.find(tx, caller.districtId(), id).map(row -> seen(caller, row));
    }

    private static Seen seen(Caller caller, @Nullable PetitionRecord row) {
        PetitionRecord found = Found.orMissing(row);
        View view = PetitionAudience.view(found.petition(), PetitionScope.actor(caller));
        if (view == View.NONE) {
            throw Found.missing();
        }
        return new Seen(found, view);
    }
}
