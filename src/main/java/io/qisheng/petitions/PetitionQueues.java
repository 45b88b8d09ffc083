package io.qisheng.petitions;

import io.qisheng.petitions.PetitionQueueRepository.Item;
import io.qisheng.petitions.desk.Queue;
import io.qisheng.petitions.desk.QueueCounts;
import io.qisheng.petitions.desk.QueueCounts.Count;
import io.qisheng.petitions.desk.QueueFilter;
import io.qisheng.petitions.desk.QueueStatement.After;
import io.qisheng.petitions.desk.Reach;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for staff, nearest limit first. */
@ApplicationScoped
class PetitionQueues {

    private final PetitionQueueRepository repository;
    private final Cursors cursors;
    private final Clock clock;

    PetitionQueues(PetitionQueueRepository repository, Cursors cursors, Clock clock) {
        this.repository = repository;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** A page of a queue; empty where the queue is none of the caller's. Fails with {@code cursor-invalid}. */
    Uni<Page<PetitionRow>> list(Caller caller, QueueFilter filter, int limit, @Nullable String cursor) {
        String bound = "petition-queue " + caller.userId() + " " + filter;
        After after = cursor == null ? null : after(cursors.decode(bound, cursor));
        return repository
                .page(Reach.of(caller), filter, after, clock.instant(), limit + 1)
                .map(items -> cursors.page(bound, items, limit, PetitionQueues::keys))
                .map(page -> new Page<>(page.items().stream().map(Item::row).toList(), page.nextCursor()));
    }

    /** How much waits in each queue and in each column of the board; queues that are none of the caller's are left out. */
    Uni<QueueCounts> counts(Caller caller) {
        Map<String, QueueFilter> filters = new LinkedHashMap<>();
        for (Queue queue : Queue.values()) {
            filters.put(queue.name(), QueueFilter.of(queue));
        }
        for (PetitionStatus status : columns()) {
            filters.put(status.name(), QueueFilter.of(Queue.ALL, status));
        }
        return repository
                .counts(Reach.of(caller), filters, clock.instant())
                .map(counts -> new QueueCounts(named(counts, queueNames()), named(counts, columnNames())));
    }

    private static List<Count> named(List<Count> counts, List<String> names) {
        return counts.stream().filter(count -> names.contains(count.name())).toList();
    }

    private static List<PetitionStatus> columns() {
        return QueueFilter.openStatuses();
    }

    private static List<String> columnNames() {
        return columns().stream().map(Enum::name).toList();
    }

    private static List<String> queueNames() {
        return List.of(Queue.values()).stream().map(Enum::name).toList();
    }

    private static List<String> keys(Item item) {
        After place = item.place();
        return List.of(
                place.due().toString(), String.valueOf(place.rank()), place.id().toString());
    }

    private static After after(List<String> keys) {
        return new After(
                OffsetDateTime.parse(keys.get(0)), Integer.parseInt(keys.get(1)), UUID.fromString(keys.get(2)));
    }
}
