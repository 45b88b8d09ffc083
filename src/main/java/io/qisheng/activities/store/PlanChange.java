package io.qisheng.activities.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a plan shall be after a change. */
public record PlanChange(
        String title,
        Instant startsAt,
        Instant endsAt,
        Venue venue,
        @Nullable String agenda) {

    /** The old plan with the members of a merge patch put in place. */
    public static PlanChange of(ActivityFacts old, JsonNode patch, ObjectMapper json) {
        return new PlanChange(
                patch.has("title") ? patch.path("title").asText() : old.title(),
                patch.has("startsAt") ? moment(patch.path("startsAt")) : old.startsAt(),
                patch.has("endsAt") ? moment(patch.path("endsAt")) : old.endsAt(),
                patch.has("venue") ? merged(old.venue(), patch.path("venue"), json) : old.venue(),
                patch.has("agenda") ? patch.path("agenda").asText(null) : old.text("agenda"));
    }

    /** Whether those who come have to know. */
    public boolean movesPeople(ActivityFacts old) {
        return !startsAt.equals(old.startsAt()) || !endsAt.equals(old.endsAt()) || !venue.equals(old.venue());
    }

    /** What is left out stays as it was; null takes away. */
    private static Venue merged(Venue old, JsonNode changes, ObjectMapper json) {
        ObjectNode venue = json.valueToTree(old);
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                venue.remove(change.getKey());
            } else {
                venue.set(change.getKey(), change.getValue());
            }
        });
        return json.convertValue(venue, Venue.Input.class).venue();
    }

    private static Instant moment(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
