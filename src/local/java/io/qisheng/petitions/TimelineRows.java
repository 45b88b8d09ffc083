package io.qisheng.petitions;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.PetitionStatus;
import io.qisheng.petitions.domain.TimelineEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads rows of timelines beside the service, by the mapping that it uses. */
final class TimelineRows {

    private TimelineRows() {}

    /** @param row of {@code petition_timeline}, with all columns */
    static TimelineEntry entry(ResultSet row) throws SQLException {
        PetitionAction action = PetitionAction.ofCode(row.getString("action"));
        return new TimelineEntry(
                row.getInt("seq"),
                action,
                PetitionStatus.valueOf(row.getString("from_status")),
                PetitionStatus.valueOf(row.getString("to_status")),
                new TimelineEntry.By(
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_name"),
                        Actor.Role.valueOf(row.getString("actor_role"))),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                PetitionCodec.decode(action, row.getString("data")));
    }
}
