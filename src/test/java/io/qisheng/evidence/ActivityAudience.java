package io.qisheng.evidence;

import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.platform.Caller;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Stands for the feature of activities until there is one: whoever is invited sees an activity's photos. */
@ApplicationScoped
class ActivityAudience implements FactAudience {

    private final Set<String> invitations = ConcurrentHashMap.newKeySet();

    void invite(UUID userId, FactRef fact) {
        invitations.add(userId + " " + fact);
    }

    @Override
    public FactType type() {
        return FactType.ACTIVITY;
    }

    @Override
    public Uni<Boolean> maySee(Tx tx, Caller caller, FactRef fact) {
        return Uni.createFrom().item(invitations.contains(caller.userId() + " " + fact));
    }
}
