package io.qisheng.petitions.publishing;

import io.qisheng.platform.Caller;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** What the board asks of petitions. */
public interface PetitionSide {

    /** Whether the caller may take off the board what is published of a petition. */
    Uni<Boolean> mayTakeOff(Caller caller, UUID petitionId);
}
