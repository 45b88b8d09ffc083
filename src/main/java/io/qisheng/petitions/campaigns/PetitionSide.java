package io.qisheng.petitions.campaigns;

import io.qisheng.platform.Caller;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a campaign asks of petitions. */
public interface PetitionSide {

    /** Those of some petitions that the caller oversees, as desk or supervisor, and may know of. */
    Uni<List<Overseen>> overseen(Tx tx, Caller caller, List<UUID> ids);

    /** A petition, and where the enterprise stands that filed it. */
    record Overseen(UUID id, String enterprisePath) {}

    /** Carries out of one petition what the campaign decided for all; why it could not be done, or nothing. */
    Uni<@Nullable String> carryOut(Tx tx, CampaignDelivery delivery);
}
