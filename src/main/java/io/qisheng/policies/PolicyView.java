package io.qisheng.policies;

import io.qisheng.policies.domain.Applicability;
import io.qisheng.policies.domain.Applicability.Place;
import io.qisheng.policies.domain.EnterpriseSize;
import io.qisheng.policies.domain.Industry;
import io.qisheng.policies.domain.Match;
import io.qisheng.policies.domain.PolicyStatus;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy.
 *
 * @param version the version shown; 0 for one that was never published
 * @param draft the next version as far as it is written; told to its editors only
 * @param match how it fits the enterprise of an owner who looks; null for staff
 */
public record PolicyView(
        UUID id,
        PolicyStatus status,
        int version,
        ContentView content,
        boolean expired,
        @Nullable OffsetDateTime publishedAt,
        @Nullable ContentView draft,
        boolean editable,
        @Nullable MatchView match,
        String etag) {

    /** Something by id and name. */
    public record Ref(UUID id, String name) {

        static Ref of(Place place) {
            return new Ref(place.id(), place.name());
        }
    }

    /** Whom it is for. */
    public record ApplicabilityView(
            List<Industry> industries, List<EnterpriseSize> sizes, List<Ref> alliances, List<Ref> areas) {

        static ApplicabilityView of(Applicability applicability) {
            return new ApplicabilityView(
                    applicability.industries(),
                    applicability.sizes(),
                    applicability.alliances().stream().map(Ref::of).toList(),
                    applicability.areas().stream().map(Ref::of).toList());
        }
    }

    /** What it says. */
    public record ContentView(
            String title,
            String summary,
            String text,
            Ref issuer,
            @Nullable String documentNumber,
            @Nullable String link,
            ApplicabilityView applicability,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {

        static ContentView of(PolicyContent content) {
            return new ContentView(
                    content.title(),
                    content.summary(),
                    content.text(),
                    new Ref(content.issuer().id(), content.issuer().name()),
                    content.documentNumber(),
                    content.link(),
                    ApplicabilityView.of(content.applicability()),
                    content.validFrom(),
                    content.validTo());
        }
    }

    /** How it fits an enterprise, and since when the enterprise has read this version. */
    public record MatchView(
            Ref enterprise,
            Match.Fit fit,
            List<Match.Line> conditions,
            @Nullable OffsetDateTime readAt) {}

    static PolicyView ofStaff(StoredPolicy policy, boolean editable, LocalDate today) {
        return of(policy, editable, null, today);
    }

    static PolicyView ofOwner(StoredPolicy policy, Enterprise enterprise, LocalDate today) {
        Match match = policy.shown().applicability().match(enterprise.facts());
        MatchView shown = new MatchView(
                new Ref(enterprise.id(), enterprise.name()), match.fit(), match.conditions(), policy.readAt());
        return of(policy, false, shown, today);
    }

    private static PolicyView of(StoredPolicy policy, boolean editable, @Nullable MatchView match, LocalDate today) {
        PolicyContent draft = editable ? policy.draft() : null;
        return new PolicyView(
                policy.id(),
                policy.status(),
                policy.published(),
                ContentView.of(policy.shown()),
                policy.shown().hasEnded(today),
                policy.publishedAt(),
                draft == null ? null : ContentView.of(draft),
                editable,
                match,
                policy.etag());
    }
}
