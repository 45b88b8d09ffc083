package io.qisheng.petitions;

import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.publishing.PetitionSide;
import io.qisheng.platform.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says of what is on the board who may take it off. */
@ApplicationScoped
class PublishedPetitions implements PetitionSide {

    private final PetitionRepository repository;
    private final PetitionRules rules;
    private final Clock clock;

    PublishedPetitions(PetitionRepository repository, PetitionRules rules, Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.clock = clock;
    }

    /** For most readers, who are no staff, nothing is looked up. */
    @Override
    public Uni<Boolean> mayTakeOff(Caller caller, UUID petitionId) {
        return caller.grants().stream().noneMatch(grant -> grant.role().isStaff())
                ? Uni.createFrom().item(false)
                : repository.read(caller.districtId(), petitionId).chain(row -> mayTakeOff(caller, row));
    }

    private Uni<Boolean> mayTakeOff(Caller caller, @Nullable PetitionRecord row) {
        return row == null
                ? Uni.createFrom().item(false)
                : rules.current()
                        .map(decider -> decider.allowedActions(
                                        row.petition(), PetitionScope.actor(caller), clock.instant())
                                .contains(PetitionAction.UNPUBLISH));
    }
}
