package io.qisheng.activities.store;

import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.platform.Grant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was found to be in order.
 *
 * @param roster the organisations whose members are expected
 */
public record ActivityPlan(
        UUID id,
        ActivityKind kind,
        String title,
        OrganisationView organiser,
        List<OrganisationView> hosts,
        List<OrganisationView> roster,
        Instant startsAt,
        Instant endsAt,
        Venue venue,
        @Nullable String agenda) {

    UUID[] hostIds() {
        return hosts.stream().map(OrganisationView::id).toArray(UUID[]::new);
    }

    String[] hostNames() {
        return hosts.stream().map(OrganisationView::name).toArray(String[]::new);
    }

    String[] hostPaths() {
        return hosts.stream().map(OrganisationView::path).toArray(String[]::new);
    }

    String[] scopePaths() {
        return Stream.concat(Stream.of(organiser), hosts.stream())
                .flatMap(organisation -> Grant.lineOf(organisation.path()).stream())
                .distinct()
                .toArray(String[]::new);
    }

    public String[] rosterPaths() {
        return roster.stream().map(OrganisationView::path).toArray(String[]::new);
    }
}
