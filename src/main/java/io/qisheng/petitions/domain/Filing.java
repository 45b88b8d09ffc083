package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Routing.Department;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
    public record Enterprise(UUID id, String name, String path) {

        /** Whether it stands below an organisation. */
        boolean isWithin(String organisationPath) {
            return path.startsWith(organisationPath + "/");
        }
    }

    /** A policy under the title of that moment. */
    public record PolicyRef(UUID id, String title) {}

    public record Place(
            @Nullable String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String crs) {}

    /**
     * The words of the filer. Everything may be missing in a draft.
     *
     * @param confidentialFrom the departments that see nothing of this petition
     * @param complaintAbout the department that is complained about: it neither deals with the petition nor sees it
     * @param evidenceIds the photos beside those that answer questions of the service that is ordered
     * @param policy the policy that it asks about
     */
    public record Content(
            @Nullable Kind kind,
            @Nullable String category,
            @Nullable String title,
            @Nullable String text,
            @Nullable Place place,
            @Nullable Visibility visibility,
            List<Department> confidentialFrom,
            @Nullable Department complaintAbout,
            List<UUID> evidenceIds,
            @Nullable ServiceOrder service,
            @Nullable PolicyRef policy) {

        public Content {
            confidentialFrom = List.copyOf(confidentialFrom);
            evidenceIds = List.copyOf(evidenceIds);
        }

        /** All departments that neither deal with the petition nor see anything of it. */
        public List<Department> hiddenFrom() {
            return Stream.concat(confidentialFrom.stream(), Stream.ofNullable(complaintAbout))
                    .distinct()
                    .toList();
        }

        /** All photos of the filing. */
        public List<UUID> photos() {
            return service == null
                    ? evidenceIds
                    : Stream.concat(evidenceIds.stream(), service.photos().stream())
                            .distinct()
                            .toList();
        }

        Content worded(@Nullable String title, @Nullable String text) {
            return new Content(
                    kind,
                    category,
                    title,
                    text,
                    place,
                    visibility,
                    confidentialFrom,
                    complaintAbout,
                    evidenceIds,
                    service,
                    policy);
        }

        /** With what an order says by itself, where its filer said nothing more. */
        public Content completed() {
            if (service == null) {
                return this;
            }
            return new Content(
                    kind,
                    category == null ? service.category() : category,
                    title == null || title.isBlank() ? service.name() : title,
                    text == null || text.isBlank() ? service.words() : text,
                    place,
                    visibility,
                    confidentialFrom,
                    complaintAbout,
                    evidenceIds,
                    service,
                    policy);
        }

        /** What is still missing before this can be submitted. */
        List<Fault> missing() {
            List<Fault> faults = new ArrayList<>(completed().blanks());
            if (kind == Kind.SERVICE_ORDER && service == null) {
                faults.add(Fault.required("/service", "请从服务菜单里选择一项。"));
            }
            if (kind != null && kind != Kind.SERVICE_ORDER && service != null) {
                faults.add(Fault.notAllowed("/service", "只有点单可以选择服务，请去掉或改为点单。"));
            }
            return faults;
        }

        private List<Fault> blanks() {
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
            if (complaintAbout != null && kind != Kind.COMPLAINT) {
                faults.add(Fault.notAllowed("/complaintAbout", "只有投诉才填写所反映的部门，请改选“投诉”或去掉这一项。"));
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
