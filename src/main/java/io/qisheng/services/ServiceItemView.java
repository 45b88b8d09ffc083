package io.qisheng.services;

import io.qisheng.services.ItemContent.Department;
import io.qisheng.services.domain.ItemStatus;
import io.qisheng.services.domain.Question;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item at one of its versions.
 *
 * @param version the version shown; 0 for one that was never published
 * @param current the version that can be ordered now; 0 where none can
 * @param draft the next version as far as it is written; told to its editors only
 */
public record ServiceItemView(
        UUID id,
        ItemStatus status,
        int version,
        int current,
        String name,
        String summary,
        @Nullable String description,
        String category,
        Ref department,
        List<Question> questions,
        @Nullable OffsetDateTime publishedAt,
        @Nullable DraftView draft,
        boolean editable,
        String etag) {

    /** Something by id and name. */
    public record Ref(UUID id, String name) {}

    /** The next version while it is being written. */
    public record DraftView(
            String name,
            String summary,
            @Nullable String description,
            String category,
            Ref department,
            List<Question> questions) {

        static DraftView of(ItemContent content) {
            return new DraftView(
                    content.name(),
                    content.summary(),
                    content.description(),
                    content.category(),
                    ref(content.department()),
                    content.questions());
        }
    }

    static ServiceItemView of(StoredItem item, boolean editable) {
        ItemContent shown = item.shown();
        return new ServiceItemView(
                item.id(),
                item.status(),
                item.shownVersion(),
                item.status() == ItemStatus.PUBLISHED ? item.published() : 0,
                shown.name(),
                shown.summary(),
                shown.description(),
                shown.category(),
                ref(shown.department()),
                shown.questions(),
                item.publishedAt(),
                editable && item.draft() != null ? DraftView.of(item.draft()) : null,
                editable,
                item.etag());
    }

    private static Ref ref(Department department) {
        return new Ref(department.id(), department.name());
    }
}
