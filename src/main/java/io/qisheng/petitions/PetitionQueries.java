package io.qisheng.petitions;

import io.qisheng.petitions.PetitionListRepository.After;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
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
    private final CatalogueRepository catalogue;
    private final PetitionRules rules;
    private final PetitionViews views;
    private final Cursors cursors;

    PetitionQueries(
            Transactions transactions,
            PetitionRepository repository,
            PetitionListRepository lists,
            CatalogueRepository catalogue,
            PetitionRules rules,
            PetitionViews views,
            Cursors cursors) {
        this.transactions = transactions;
        this.repository = repository;
        this.lists = lists;
        this.catalogue = catalogue;
        this.rules = rules;
        this.views = views;
        this.cursors = cursors;
    }

    /** A page of what the caller sees; fails with {@code cursor-invalid}. */
    Uni<Page<PetitionRow>> list(Caller caller, PetitionFilter filter, int limit, @Nullable String cursor) {
        String bound = "petitions " + caller.userId() + " " + filter;
        After after = cursor == null ? null : after(cursors.decode(bound, cursor));
        return transactions
                .read(tx -> lists.page(tx, caller.districtId(), PetitionScope.of(caller), filter, after, limit + 1))
                .map(items -> cursors.page(
                        bound,
                        items,
                        limit,
                        item -> List.of(
                                item.filedAt().toString(), item.row().id().toString())))
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(PetitionListRepository.Item::row)
                                .toList(),
                        page.nextCursor()));
    }

    private static After after(List<String> keys) {
        return new After(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    }

    /** One petition; fails with {@code not-found}. */
    Uni<PetitionDetail> get(Caller caller, UUID id) {
        return transactions.read(tx -> find(tx, caller, id)
                .chain(seen -> rules.current(tx)
                        .chain(decider -> views.detail(tx, caller, seen.row(), seen.view(), decider))));
    }

    /** What happened, oldest first; fails with {@code not-found} and {@code cursor-invalid}. */
    Uni<Page<TimelineItem>> timeline(Caller caller, UUID id, int limit, @Nullable String cursor) {
        String bound = "timeline " + id;
        int after = cursor == null
                ? 0
                : Integer.parseInt(cursors.decode(bound, cursor).getFirst());
        return transactions
                .read(tx -> find(tx, caller, id).chain(seen -> rows(tx, seen, after, limit + 1)))
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
        return transactions.read(catalogue::categories).map(items -> new Page<>(items, null));
    }

    private record Seen(PetitionRecord row, View view) {}

    private Uni<Seen> find(Tx tx, Caller caller, UUID id) {
        return repository
                .find(tx, caller.districtId(), id)
                .map(Found::orMissing)
                .map(row -> new Seen(row, PetitionAudience.view(row.petition(), PetitionScope.actor(caller))))
                .invoke(seen -> {
                    if (seen.view() == View.NONE) {
                        throw Found.missing();
                    }
                });
    }
}
