package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Filing.Person;
import io.qisheng.petitions.domain.Routing.Department;
import java.time.Instant;
import java.util.Set;

/**
 * A share of a running clock at which somebody is told.
 *
 * @param startedAt when the clock began; a reopened petition has a second answer clock
 * @param at when the share is used up, if nothing stops the clock before
 */
public record Escalation(Clock.Name clock, Instant startedAt, Instant dueAt, Level level, Instant at) {

    /** Who is told, and at which share of the time. */
    public enum Level {
        HANDLER(80),
        DEPARTMENT_LEAD(100),
        TOWNSHIP_LEAD(120);

        private final int percent;

        Level(int percent) {
            this.percent = percent;
        }

        public int percent() {
            return percent;
        }
    }

    /** Offices of the township and its departments, and the one person who claimed a petition. */
    public enum Office {
        DESK,
        CLAIMANT,
        DEPARTMENT_HANDLERS,
        DEPARTMENT_LEAD,
        TOWNSHIP_LEAD
    }

    /**
     * Who is told.
     *
     * @param name as it is shown
     */
    public record Recipient(Office office, String name) {}

    private static final Set<Clock.Name> OF_THE_HANDLER = Set.of(Clock.Name.FIRST_CONTACT, Clock.Name.ANSWER);

    boolean isReachedBy(Instant now) {
        return now.isAfter(at);
    }

    /** Who has to know. Where no department has the petition yet, the desk answers for it; a supervisor's own step is the supervisor's. */
    public Recipient recipient(Petition petition) {
        Department lead = petition.routing().lead();
        boolean supervisors = clock == Clock.Name.REVIEW || petition.routing().needsRuling();
        if (level == Level.TOWNSHIP_LEAD || supervisors) {
            return new Recipient(Office.TOWNSHIP_LEAD, "镇街督办");
        }
        if (clock == Clock.Name.ACCEPT || lead == null) {
            return new Recipient(Office.DESK, "受理岗");
        }
        if (level == Level.DEPARTMENT_LEAD) {
            return new Recipient(Office.DEPARTMENT_LEAD, lead.name() + "负责人");
        }
        Person claimant = petition.handling().handler();
        return claimant != null && OF_THE_HANDLER.contains(clock)
                ? new Recipient(Office.CLAIMANT, claimant.name())
                : new Recipient(Office.DEPARTMENT_HANDLERS, lead.name());
    }
}
