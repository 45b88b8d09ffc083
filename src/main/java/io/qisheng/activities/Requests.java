package io.qisheng.activities;

import io.qisheng.activities.domain.ActivityAction;
import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.activities.store.Venue;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies that are sent about activities. */
final class Requests {

    private Requests() {}

    record CreateActivity(
            ActivityKind kind,
            String title,
            UUID organiserId,
            @Nullable List<UUID> hostIds,
            OffsetDateTime startsAt,
            OffsetDateTime endsAt,
            Venue.Input venue,
            @Nullable String agenda,
            @Nullable List<UUID> rosterOrganisationIds) {

        List<UUID> hosts() {
            return hostIds == null ? List.of() : hostIds;
        }

        List<UUID> rosterOrganisations() {
            return rosterOrganisationIds == null ? List.of() : rosterOrganisationIds;
        }
    }

    record Act(String action, @Nullable String reason) {

        ActivityAction name() {
            return ActivityAction.valueOf(action.toUpperCase(Locale.ROOT));
        }
    }

    record RosterEdit(@Nullable List<UUID> add, @Nullable List<UUID> remove) {

        List<UUID> added() {
            return add == null ? List.of() : add;
        }

        List<UUID> removed() {
            return remove == null ? List.of() : remove;
        }
    }

    record MinutesInput(String text, @Nullable List<UUID> evidenceIds) {

        List<UUID> photos() {
            return evidenceIds == null ? List.of() : evidenceIds;
        }
    }

    record NewSession(OffsetDateTime startsAt, OffsetDateTime endsAt, Venue.@Nullable Input venue) {}

    record NewLeave(String reason) {}

    record LeaveDecision(boolean granted, @Nullable String reason) {}
}
