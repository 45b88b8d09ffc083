package io.qisheng.petitions.desk;

/** Where petitions wait, as the contract's {@code PetitionQueue} names it. */
public enum Queue {
    /** All that waits for the caller, in whatever office. */
    MINE,
    /** For the desk: to be accepted or dispatched. */
    DESK,
    /** For the department: to be taken or claimed. */
    DEPARTMENT,
    /** For the caller in person: claimed, or a consultation that the caller called. */
    HANDLER,
    /** With the cadres of the caller's department. */
    TEAM,
    /** For the supervisor: returned twice. */
    RULING,
    /** For the supervisor: an extension was asked for. */
    EXTENSION,
    /** For the supervisor: twice dissatisfied. */
    REVIEW,
    /** Past its limit, whoever of the staff holds it. */
    OVERDUE,
    /** Everything open in the caller's office. */
    ALL
}
