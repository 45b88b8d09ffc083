package io.qisheng.petitions.desk;

import io.qisheng.petitions.domain.PetitionStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a queue is narrowed to; empty means no narrowing. */
public record QueueFilter(
        Queue queue,
        List<PetitionStatus> statuses,
        List<String> categories,
        @Nullable UUID departmentId,
        @Nullable String q,
        boolean overdue) {

    public QueueFilter {
        statuses = List.copyOf(statuses);
        categories = List.copyOf(categories);
    }

    public static QueueFilter of(Queue queue) {
        return new QueueFilter(queue, List.of(), List.of(), null, null, false);
    }

    public static QueueFilter of(Queue queue, PetitionStatus status) {
        return new QueueFilter(queue, List.of(status), List.of(), null, null, false);
    }

    /** The states in which a petition is open, in the order of its way. */
    public static List<PetitionStatus> openStatuses() {
        return Place.ALL.stream().map(Place::status).distinct().sorted().toList();
    }

    boolean takes(Place place) {
        return statuses.isEmpty() || statuses.contains(place.status());
    }

    boolean onlyOverdue() {
        return overdue || queue == Queue.OVERDUE;
    }
}
