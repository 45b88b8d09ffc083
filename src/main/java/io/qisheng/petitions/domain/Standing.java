package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Actor.Role;

/** What an actor is to one petition. Somebody may be several things at once. */
public enum Standing {
    /** Who filed it, or any owner of the enterprise while a filing on its behalf is not confirmed. */
    FILER(Role.OWNER),
    /** Who wrote a draft on the enterprise's behalf: the desk, or an instructor. */
    FILED_BY(Role.DESK),
    ENTERPRISE_OWNER(Role.OWNER),
    /** An owner of another enterprise, where the petition is public. */
    OTHER_OWNER(Role.OWNER),
    DESK(Role.DESK),
    SUPERVISOR(Role.SUPERVISOR),
    /** The head of the department that leads. */
    DEPARTMENT_LEAD(Role.DEPARTMENT_LEAD),
    /** A cadre of the department that leads. */
    DEPARTMENT_HANDLER(Role.HANDLER),
    /** The cadre who claimed it. */
    CLAIMANT(Role.HANDLER),
    /** Staff of a department that assists or was consulted. */
    SUPPORTING(Role.HANDLER),
    /** Who called the consultation that lasts. */
    CONVENOR(Role.HANDLER),
    /** Who acts for the campaign that it belongs to. */
    CAMPAIGN(Role.SUPERVISOR),
    /** Who acts for a campaign that it may still join. */
    RECRUITER(Role.SUPERVISOR),
    /** Staff who may look and not touch. */
    READER(Role.AUDITOR),
    SYSTEM(Role.SYSTEM);

    private final Role role;

    Standing(Role role) {
        this.role = role;
    }

    /** The role under which the timeline names an actor who acts by this standing. */
    Role roleOf(Actor actor) {
        Actor.Charge charge = actor.charge();
        if ((this == CAMPAIGN || this == RECRUITER) && charge != null) {
            return charge.role();
        }
        boolean holds = actor.isSystem() || actor.seats().stream().anyMatch(seat -> seat.role() == role);
        if (holds) {
            return role;
        }
        if (this == FILED_BY) {
            return Role.INSTRUCTOR;
        }
        return actor.seats().stream().anyMatch(seat -> seat.role() == Role.DEPARTMENT_LEAD)
                ? Role.DEPARTMENT_LEAD
                : Role.SUPERVISOR;
    }
}
