package io.qisheng.evidence;

import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.platform.Caller;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;

/** Who may see a fact, and so its photos. The feature that owns the facts of a type implements it, as a bean. */
public interface FactAudience {

    /** The type of the facts that it answers for. */
    FactType type();

    /** Whether the caller may see this part of the fact now. */
    Uni<Boolean> maySee(Tx tx, Caller caller, FactRef fact);
}
