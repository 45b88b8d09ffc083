package io.qisheng.petitions.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was filed, by whom and for which enterprise. It is written freely while it is a draft and never changes after it was
 * submitted; a petition is its filing plus the fold of its timeline.
 *
 * @param filer the owner who files; nobody yet when staff filed on the enterprise's behalf, until one of its owners confirms
 * @param filedBy the member of staff who filed on the enterprise's behalf
 */
public record Filing(
        UUID id,
        UUID districtId,
        Enterprise enterprise,
        @Nullable Person filer,
        @Nullable Person filedBy,
        Instant createdAt,
        Content content) {

    /** The same filing with another content. */
    public Filing with(Content changed) {
        return new Filing(id, districtId, enterprise, filer, filedBy, createdAt, changed);
    }

    public enum Kind {
        CONSULT,
        REQUEST,
        SUGGESTION,
        COMPLAINT,
        SERVICE_ORDER,
        MEDIATION
    }

    public enum Visibility {
        PRIVATE,
        ENTERPRISE,
        PUBLIC
    }

    /** A user as the timeline names one. */
    public record Person(UUID id, String name) {}

    /** An enterprise and its place in the tree of organisations. */
    public record Enterprise(UUID id, String name, String path) {}

    public record Place(
            @Nullable String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String crs) {}

    /**
     * The words of the filer. Everything may be missing in a draft.
     *
     * @param confidentialFrom the departments that see nothing of this petition
     */
    public record Content(
            @Nullable Kind kind,
            @Nullable String category,
            @Nullable String title,
            @Nullable String text,
            @Nullable Place place,
            @Nullable Visibility visibility,
            List<Routing.Department> confidentialFrom,
            List<UUID> evidenceIds) {

        public Content {
            confidentialFrom = List.copyOf(confidentialFrom);
            evidenceIds = List.copyOf(evidenceIds);
        }

        /** What is still missing before this can be submitted. */
        List<Fault> missing() {
            List<Fault> faults = new ArrayList<>();
            if (kind == null) {
                faults.add(Fault.required("/kind", "请选择诉求类型。"));
            }
            if (category == null) {
                faults.add(Fault.required("/category", "请选择诉求类别。"));
            }
            if (title == null || length(title) < 2) {
                faults.add(Fault.required("/title", "请填写标题，2 到 60 个字。"));
            }
            if (text == null || length(text) < 5) {
                faults.add(Fault.required("/text", "请写清楚遇到的问题，5 到 2000 个字。"));
            }
            if (visibility == null) {
                faults.add(Fault.required("/visibility", "请选择谁可以看到。"));
            }
            return faults;
        }

        private static int length(String words) {
            String trimmed = words.strip();
            return trimmed.codePointCount(0, trimmed.length());
        }
    }
}
