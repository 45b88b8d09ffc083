package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Filing.Person;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, with the seats that the actor holds in organisations.
 *
 * @param id nobody's when the system acts
 * @param charge the campaign for which the actor acts, as long as the actor does nothing else
 */
public record Actor(
        @Nullable UUID id,
        String name,
        Set<Seat> seats,
        @Nullable Charge charge) {

    public static final Actor SYSTEM = new Actor(null, "系统", Set.of());

    public Actor {
        seats = Set.copyOf(seats);
    }

    public Actor(@Nullable UUID id, String name, Set<Seat> seats) {
        this(id, name, seats, null);
    }

    /** Who carries out what a campaign decided; the campaign has judged whether that was the person's to decide. */
    public static Actor charged(UUID id, String name, UUID campaignId, Role role) {
        return new Actor(id, name, Set.of(), new Charge(campaignId, role));
    }

    /**
     * A campaign to act for.
     *
     * @param role under which the timeline names the actor
     */
    public record Charge(UUID campaignId, Role role) {}

    public enum Role {
        OWNER,
        INSTRUCTOR,
        DESK,
        HANDLER,
        DEPARTMENT_LEAD,
        SUPERVISOR,
        /** Has no part in petitions, but sits where some are hidden from. */
        ASSESSOR,
        ADMIN,
        AUDITOR,
        SYSTEM
    }

    /** A role in an organisation; it reaches the organisation's subtree. */
    public record Seat(Role role, UUID organisationId, String path) {

        boolean reaches(String other) {
            return isAtOrBelow(other, path);
        }

        boolean sitsIn(String organisationPath) {
            return isAtOrBelow(path, organisationPath);
        }

        private static boolean isAtOrBelow(String lower, String upper) {
            return lower.equals(upper) || lower.startsWith(upper + "/");
        }
    }

    boolean isSystem() {
        return id == null;
    }

    boolean is(@Nullable Person person) {
        return person != null && person.id().equals(id);
    }

    boolean reaches(Role role, String path) {
        return seats.stream().anyMatch(seat -> seat.role() == role && seat.reaches(path));
    }

    /** The enterprises that the actor owns. */
    Set<UUID> enterprises() {
        return seats.stream()
                .filter(seat -> seat.role() == Role.OWNER)
                .map(Seat::organisationId)
                .collect(Collectors.toUnmodifiableSet());
    }

    Person person() {
        if (id == null) {
            throw new IllegalStateException("the system is no person");
        }
        return new Person(id, name);
    }
}
