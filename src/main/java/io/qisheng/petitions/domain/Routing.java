package io.qisheng.petitions.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which departments deal with a petition.
 *
 * @param lead who leads; nobody before the dispatch and after a return
 * @param returns how often a department sent it back
 * @param ruled a supervisor decided who leads, so it cannot be sent back any more
 * @param dispatchedAt the first dispatch: a return does not reset the clock that began with it
 */
public record Routing(
        @Nullable Department lead,
        List<Department> assisting,
        List<Department> consulted,
        int returns,
        boolean ruled,
        @Nullable Instant dispatchedAt,
        @Nullable Instant takenAt) {

    /** After this many returns only a supervisor's ruling sends the petition on. */
    public static final int RETURNS_BEFORE_RULING = 2;

    static final Routing NONE = new Routing(null, List.of(), List.of(), 0, false, null, null);

    public Routing {
        assisting = List.copyOf(assisting);
        consulted = List.copyOf(consulted);
    }

    /** A department and its place in the tree of organisations. */
    public record Department(UUID id, String name, String path) {

        /** Whether it is that department or a part of it. */
        boolean isWithin(Department other) {
            return path.equals(other.path()) || path.startsWith(other.path() + "/");
        }
    }

    public boolean needsRuling() {
        return returns >= RETURNS_BEFORE_RULING && !ruled;
    }

    /** The departments that read and note without leading. */
    public List<Department> supporting() {
        return Stream.concat(assisting.stream(), consulted.stream()).toList();
    }

    Routing dispatched(Department to, List<Department> helpers, Instant at) {
        return new Routing(to, helpers, consulted, returns, ruled, firstOf(dispatchedAt, at), takenAt);
    }

    Routing returned() {
        return new Routing(null, List.of(), consulted, returns + 1, ruled, dispatchedAt, takenAt);
    }

    Routing ruledTo(Department to, Instant at) {
        return new Routing(to, assisting, consulted, returns, true, firstOf(dispatchedAt, at), takenAt);
    }

    Routing taken(Instant at) {
        return new Routing(lead, assisting, consulted, returns, ruled, dispatchedAt, firstOf(takenAt, at));
    }

    Routing consulting(List<Department> departments) {
        List<Department> all = Stream.concat(consulted.stream(), departments.stream())
                .distinct()
                .toList();
        return new Routing(lead, assisting, all, returns, ruled, dispatchedAt, takenAt);
    }

    private static Instant firstOf(@Nullable Instant earlier, Instant later) {
        return earlier == null ? later : earlier;
    }
}
