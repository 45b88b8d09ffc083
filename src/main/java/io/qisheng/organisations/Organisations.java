package io.qisheng.organisations;

import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features may ask of the tree and its members. Reads join the caller's transaction. */
@ApplicationScoped
public class Organisations {

    private final OrganisationRepository organisations;
    private final MemberRepository members;

    Organisations(OrganisationRepository organisations, MemberRepository members) {
        this.organisations = organisations;
        this.members = members;
    }

    /** One organisation of a district, or null. */
    public Uni<@Nullable OrganisationView> find(Tx tx, UUID districtId, UUID id) {
        return organisations.find(tx, districtId, id);
    }

    /** Those of the given organisations that exist, in no order. */
    public Uni<List<OrganisationView>> findAll(Tx tx, UUID districtId, Collection<UUID> ids) {
        return organisations.findAll(tx, districtId, ids);
    }

    /** The organisation with this code anywhere; codes are unique within a district. */
    public Uni<@Nullable OrganisationView> findByCode(Tx tx, String code) {
        return organisations.findByCode(tx, code);
    }

    /** The branch of a member's affiliation, or null where there is no such member. */
    public Uni<@Nullable UUID> branchOf(Tx tx, UUID districtId, UUID memberId) {
        return members.branchOf(tx, districtId, memberId);
    }
}
