package io.qisheng.petitions;

import io.qisheng.petitions.PublishablePetitionRepository.After;
import io.qisheng.petitions.PublishablePetitionRepository.Item;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for a supervisor to publish it, what waits longest first. */
@ApplicationScoped
class PublishablePetitions {

    private final PublishablePetitionRepository repository;
    private final Cursors cursors;

    PublishablePetitions(PublishablePetitionRepository repository, Cursors cursors) {
        this.repository = repository;
        this.cursors = cursors;
    }

    /** A page of them; fails with {@code cursor-invalid}. */
    Uni<Page<PetitionRow>> list(Caller caller, int limit, @Nullable String cursor) {
        String bound = "publishable " + caller.userId();
        After after = cursor == null ? null : after(cursors.decode(bound, cursor));
        return repository
                .page(caller.districtId(), PetitionScope.supervised(caller), after, limit + 1)
                .map(items -> cursors.page(bound, items, limit, PublishablePetitions::keys))
                .map(page -> new Page<>(page.items().stream().map(Item::row).toList(), page.nextCursor()));
    }

    private static List<String> keys(Item item) {
        return List.of(item.since().toString(), item.row().id().toString());
    }

    private static After after(List<String> keys) {
        return new After(OffsetDateTime.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    }
}
