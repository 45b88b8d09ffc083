package io.qisheng.points.boards;

import io.qisheng.points.domain.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The highest ranks of an organisation in a period; members with the same points share a rank. */
record LeaderboardView(
        Ref organisation,
        String period,
        List<Place> items,
        @Nullable String nextCursor) {

    /** A member's place. */
    record Place(int rank, Ref member, String points) {}
}
