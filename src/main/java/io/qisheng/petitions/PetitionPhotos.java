package io.qisheng.petitions;

import io.qisheng.evidence.FactAudience;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.platform.Caller;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may see a petition's photos: who sees it whole; those of an internal note only staff. */
@ApplicationScoped
class PetitionPhotos implements FactAudience {

    private final PetitionRepository repository;

    PetitionPhotos(PetitionRepository repository) {
        this.repository = repository;
    }

    @Override
    public FactType type() {
        return FactType.PETITION;
    }

    @Override
    public Uni<Boolean> maySee(Tx tx, Caller caller, FactRef fact) {
        return repository
                .find(tx, caller.districtId(), fact.id())
                .chain(row -> row == null ? Uni.createFrom().item(false) : maySee(tx, caller, fact, row));
    }

    private Uni<Boolean> maySee(Tx tx, Caller caller, FactRef fact, PetitionRecord row) {
        View view = PetitionAudience.view(row.petition(), PetitionScope.actor(caller));
        return switch (view) {
            case NONE, PUBLIC -> Uni.createFrom().item(false);
            case STAFF -> Uni.createFrom().item(true);
            case OWN -> fact.part() == 0 ? Uni.createFrom().item(true) : isOutward(tx, fact, row);
        };
    }

    private Uni<Boolean> isOutward(Tx tx, FactRef fact, PetitionRecord row) {
        return repository.isInternal(tx, row.key, fact.part()).map(Boolean.FALSE::equals);
    }
}
