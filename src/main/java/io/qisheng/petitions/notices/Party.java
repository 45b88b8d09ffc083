package io.qisheng.petitions.notices;

/** Those whom a petition concerns. */
public enum Party {
    /** The filer, and all owners of the enterprise where the petition is theirs too. */
    OWN_SIDE,
    /** The enterprises that said 我也有. They know of it what everybody may know, so they are told no more. */
    CO_SIGNERS,
    DESK,
    SUPERVISOR,
    /** The department that leads: its head and its cadres. */
    DEPARTMENT,
    DEPARTMENT_LEADS,
    /** The departments that assist or were consulted. */
    SUPPORTING,
    /** The cadre who claimed it. */
    HANDLER;

    /** Whether it is staff, who read the words that staff say to each other. */
    public boolean isStaff() {
        return this != OWN_SIDE && this != CO_SIGNERS;
    }
}
