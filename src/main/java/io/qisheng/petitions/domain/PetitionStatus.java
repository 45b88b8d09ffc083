package io.qisheng.petitions.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a petition stands. How it ended, who may see it and which phase is shown are axes of their own. */
public enum PetitionStatus {
    DRAFT,
    SUBMITTED,
    ACCEPTED,
    DISPATCHED,
    TAKEN,
    HANDLING,
    PAUSED,
    CONSULTING,
    ANSWERED,
    CLOSED,
    REJECTED,
    WITHDRAWN;

    /** Filed and not yet answered. */
    public static final Set<PetitionStatus> OPEN = Collections.unmodifiableSet(EnumSet.range(SUBMITTED, CONSULTING));

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Nothing can follow. */
    public boolean isFinal() {
        return this == CLOSED || this == REJECTED || this == WITHDRAWN;
    }
}
