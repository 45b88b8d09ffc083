package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.PetitionCommand.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Anybody does anything in any order: whatever comes of it, the state is the fold of the timeline. */
class RandomWalkTest {

    private static final List<Actor> ACTORS = List.of(
            Stage.FILER,
            Stage.CO_OWNER,
            Stage.OTHER_OWNER,
            Stage.DESK,
            Stage.SUPERVISOR,
            Stage.LEAD,
            Stage.HANDLER,
            Stage.CLAIMANT,
            Stage.ASSISTANT,
            Stage.AUDITOR,
            Actor.SYSTEM);

    private static final Set<PetitionAction> EARLY_ENDS = EnumSet.of(PetitionAction.WITHDRAW, PetitionAction.REJECT);

    /**
     * One try, some hours after the one before.
     *
     * @param blind a command taken without looking
     * @param pick which of the offered actions to take when the actor looks
     */
    record Step(Actor actor, PetitionCommand blind, int pick, boolean looks, int hours) {

        PetitionCommand command(Set<PetitionAction> offered) {
            List<PetitionCommand> sensible = ActionCellsTest.Commands.oneOfEach().stream()
                    .filter(command -> offered.contains(command.action()))
                    .filter(command -> pick == 0 || !EARLY_ENDS.contains(command.action()))
                    .toList();
            boolean angry = offered.contains(PetitionAction.RATE) && pick % 3 != 0;
            if (angry) {
                return new Rate(false, Satisfaction.DISSATISFIED, "没有解决");
            }
            return looks && !sensible.isEmpty() ? sensible.get(pick % sensible.size()) : blind;
        }
    }

    @Property(tries = 300)
    void theStateIsTheFoldOfItsTimeline(@ForAll("walks") List<Step> walk) {
        List<TimelineEntry> timeline = new ArrayList<>();
        Petition petition = Petition.draft(Stage.filing());
        Instant now = Stage.MONDAY;
        for (Step step : walk) {
            now = now.plus(Duration.ofHours(step.hours()));
            petition = step(petition, step, now, timeline);
        }
        assertThat(PetitionFold.fold(Stage.filing(), timeline)).isEqualTo(petition);
        assertThat(Stage.CLOCKS.of(PetitionFold.fold(Stage.filing(), timeline), now))
                .isEqualTo(Stage.CLOCKS.of(petition, now));
        assertThat(timeline).extracting(TimelineEntry::seq).containsExactlyElementsOf(countTo(timeline.size()));
    }

    private static Petition step(Petition petition, Step step, Instant now, List<TimelineEntry> timeline) {
        Set<PetitionAction> allowed = Stage.DECIDER.allowedActions(petition, step.actor(), now);
        PetitionCommand command = step.command(allowed);
        boolean offered = allowed.contains(command.action());
        Petition next = switch (Stage.DECIDER.decide(petition, command, step.actor(), now)) {
            case Decision.Applied applied -> {
                assertThat(offered).as("what is done was offered").isTrue();
                if (petition.status().isFinal()) {
                    assertThat(applied.petition().status())
                            .as("an end is an end")
                            .isEqualTo(petition.status());
                }
                timeline.add(applied.entry());
                yield applied.petition();
            }
            case Decision.Refused _ -> {
                assertThat(offered).as("what is refused was not offered").isFalse();
                yield petition;
            }
            case Decision.Unfit _ -> petition;
        };
        assertSound(next, now);
        return next;
    }

    private static void assertSound(Petition petition, Instant now) {
        Ball ball = Ball.of(petition, Stage.CLOCKS);
        assertThat(ball.sentence()).isNotBlank();
        assertThat(ball.holder() == Ball.Holder.NOBODY)
                .isEqualTo(petition.status().isFinal());
        assertThat(ball.missing() == null).isEqualTo(petition.status().isFinal());
        for (Clock clock : Stage.CLOCKS.of(petition, now)) {
            assertThat(clock.usedShare()).isNotNegative();
            assertThat(clock.dueAt()).isAfter(clock.startedAt());
            assertThat(clock.state().isTicking() && petition.status().isFinal()).isFalse();
        }
        Instant next = Stage.CLOCKS.nextEscalation(petition, now);
        assertThat(next == null || !next.isBefore(now)).isTrue();
        assertThat(Stage.CLOCKS.escalationsReached(petition, now)).allSatisfy(step -> {
            assertThat(step.at()).isBefore(now);
            assertThat(step.recipient(petition).name()).isNotBlank();
        });
    }

    @Provide
    Arbitrary<List<Step>> walks() {
        Arbitrary<PetitionCommand> blind = Arbitraries.of(ActionCellsTest.Commands.oneOfEach());
        Arbitrary<Integer> pick = Arbitraries.integers().between(0, 59);
        Arbitrary<Boolean> looks = Arbitraries.of(true, true, true, false);
        Arbitrary<Integer> hours = Arbitraries.integers().between(1, 20);
        return Combinators.combine(Arbitraries.of(ACTORS), blind, pick, looks, hours)
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(200);
    }

    private static List<Integer> countTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
