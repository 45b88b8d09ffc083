package io.qisheng.petitions;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Likeness;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAction;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.publishing.Publications;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Excerpt;
import io.qisheng.policies.Policies;
import io.qisheng.policies.SimilarPolicyView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks whether what an owner is about to file has been filed already, by somebody whose petition the owner may see. */
@ApplicationScoped
class SimilarPetitions {

    private static final int MOST = 5;
    private static final int MOST_POLICIES = 3;
    private static final Comparator<Judged> CLOSEST_FIRST = Comparator.comparingDouble(
                    (Judged judged) -> judged.likeness().score())
            .thenComparing(judged -> judged.row().filedAt)
            .reversed();

    private final SimilarPetitionRepository repository;
    private final Publications publications;
    private final Policies policies;
    private final PetitionRules rules;
    private final Clock clock;

    SimilarPetitions(
            SimilarPetitionRepository repository,
            Publications publications,
            Policies policies,
            PetitionRules rules,
            Clock clock) {
        this.repository = repository;
        this.publications = publications;
        this.policies = policies;
        this.rules = rules;
        this.clock = clock;
    }

    /** The open petitions, the published answers and the policies that are closest to this title; none where none is close enough. */
    Uni<SimilarPetition.Closest> find(Caller caller, String title, @Nullable String category) {
        return repository
                .candidates(caller.districtId(), PetitionScope.of(caller), title, category)
                .map(rows -> closest(rows, PetitionScope.actor(caller), title, category))
                .chain(judged -> rules.current().map(decider -> shown(judged, PetitionScope.actor(caller), decider)))
                .chain(items -> publications
                        .similar(caller, title, category)
                        .chain(answers -> policies(caller, title)
                                .map(found -> new SimilarPetition.Closest(items, answers, found))));
    }

    private Uni<List<SimilarPolicyView>> policies(Caller caller, String title) {
        return policies.similar(caller, title)
                .map(found -> found.stream()
                        .filter(policy -> isClose(title, policy.title()) || isClose(title, policy.summary()))
                        .limit(MOST_POLICIES)
                        .toList());
    }

    /** A policy is in no category. */
    private static boolean isClose(String title, String other) {
        return Likeness.of(title, null, other, null).isClose();
    }

    /** A candidate, how close it is, and as what its reader sees it. */
    private record Judged(PetitionRecord row, Likeness likeness, View view) {

        static Judged of(PetitionRecord row, Actor actor, String title, @Nullable String category) {
            return new Judged(
                    row,
                    Likeness.of(title, category, Objects.requireNonNull(row.title), row.category),
                    PetitionAudience.view(row.petition(), actor));
        }

        boolean isShown() {
            return likeness.isClose()
                    && view != View.NONE
                    && row.petition().status().isOpen();
        }
    }

    private static List<Judged> closest(
            List<PetitionRecord> rows, Actor actor, String title, @Nullable String category) {
        return rows.stream()
                .map(row -> Judged.of(row, actor, title, category))
                .filter(Judged::isShown)
                .sorted(CLOSEST_FIRST)
                .limit(MOST)
                .toList();
    }

    private List<SimilarPetition> shown(List<Judged> closest, Actor actor, PetitionDecider decider) {
        return closest.stream().map(judged -> shown(judged, actor, decider)).toList();
    }

    /** Whoever has an office beside the enterprise sees others' petitions here as an owner does. */
    private SimilarPetition shown(Judged judged, Actor actor, PetitionDecider decider) {
        Petition petition = judged.row().petition();
        boolean own = judged.view() == View.OWN;
        PetitionRow whole = PetitionViews.head(judged.row());
        return new SimilarPetition(
                own ? whole.withExcerpt(about(judged.row())) : whole.forOthers(),
                petition.joined().size(),
                decider.allowedActions(petition, actor, clock.instant()).contains(PetitionAction.JOIN),
                SimilarPetition.reasons(judged.likeness(), own));
    }

    /** How its text begins; nothing of what is kept from anybody, as in every list. */
    private static @Nullable String about(PetitionRecord row) {
        return row.text == null || row.hiddenPaths.length > 0 ? null : Excerpt.beginning(row.text);
    }
}
