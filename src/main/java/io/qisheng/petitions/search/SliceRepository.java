package io.qisheng.petitions.search;

import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Settles slices by the function that the database has for it. */
@ApplicationScoped
class SliceRepository {

    /** One step; whether there is more to do. */
    Uni<Boolean> settle(Tx tx) {
        return tx.session()
                .createNativeQuery("select settle_petition_slices()", Boolean.class)
                .getSingleResult();
    }
}
