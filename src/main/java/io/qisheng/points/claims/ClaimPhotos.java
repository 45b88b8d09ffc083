package io.qisheng.points.claims;

import io.qisheng.evidence.FactAudience;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.platform.Caller;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may see a claim's photos: whoever sees the claim. */
@ApplicationScoped
class ClaimPhotos implements FactAudience {

    private final ClaimRepository claims;

    ClaimPhotos(ClaimRepository claims) {
        this.claims = claims;
    }

    @Override
    public FactType type() {
        return FactType.POINTS_CLAIM;
    }

    @Override
    public Uni<Boolean> maySee(Tx tx, Caller caller, FactRef fact) {
        return claims.find(tx, caller.districtId(), fact.id())
                .map(facts -> facts != null && ClaimScope.of(caller).sees(facts));
    }
}
