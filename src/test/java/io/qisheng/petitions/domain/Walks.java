package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.PetitionCommand.Dispatch;
import io.qisheng.petitions.domain.PetitionCommand.Rate;
import io.qisheng.petitions.domain.Routing.Department;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Petitions that anybody may have led anywhere, within the rules. */
public final class Walks {

    private static final List<Actor> ACTORS = List.of(
            Stage.FILER, Stage.DESK, Stage.SUPERVISOR, Stage.LEAD, Stage.CLAIMANT, Stage.ASSISTANT, Actor.SYSTEM);
    private static final Set<PetitionAction> EARLY_ENDS = EnumSet.of(PetitionAction.WITHDRAW, PetitionAction.REJECT);
    private static final List<Satisfaction> SATISFACTIONS = List.of(Satisfaction.values());

    private Walks() {}

    /** What one action made of a petition. */
    public record Step(Petition before, Petition after, TimelineEntry entry) {}

    /** A filing of its own in a district; every third is hidden from some department. */
    public static Filing filing(UUID districtId, UUID id, Instant at, Random random) {
        Filing filing =
                Stage.filing(Filing.Visibility.ENTERPRISE, random.nextInt(3) == 0 ? List.of(Stage.POLICE) : List.of());
        return new Filing(id, districtId, filing.enterprise(), filing.filer(), null, at, filing.content());
    }

    /** Tries until a moment, hours apart; what the rules refuse is no step. */
    public static List<Step> walk(Filing filing, Instant until, Random random) {
        List<Step> steps = new ArrayList<>();
        Petition petition = Petition.draft(filing);
        Instant now = filing.createdAt();
        while (now.isBefore(until) && !petition.status().isFinal()) {
            Actor actor = ACTORS.get(random.nextInt(ACTORS.size()));
            PetitionCommand command = command(petition, actor, now, random);
            if (command != null
                    && Stage.DECIDER.decide(petition, command, actor, now) instanceof Decision.Applied applied) {
                steps.add(new Step(petition, applied.petition(), applied.entry()));
                petition = applied.petition();
            }
            now = now.plus(Duration.ofMinutes(20 + random.nextInt(8 * 60)));
        }
        return steps;
    }

    private static @Nullable PetitionCommand command(Petition petition, Actor actor, Instant now, Random random) {
        Set<PetitionAction> allowed = Stage.DECIDER.allowedActions(petition, actor, now);
        List<PetitionCommand> sensible = ActionCellsTest.Commands.oneOfEach().stream()
                .filter(command -> allowed.contains(command.action()))
                .filter(command -> random.nextInt(12) == 0 || !EARLY_ENDS.contains(command.action()))
                .toList();
        return sensible.isEmpty() ? null : varied(sensible.get(random.nextInt(sensible.size())), random);
    }

    private static PetitionCommand varied(PetitionCommand command, Random random) {
        return switch (command) {
            case Rate _ ->
                new Rate(random.nextBoolean(), SATISFACTIONS.get(random.nextInt(SATISFACTIONS.size())), "如上");
            case Dispatch dispatch -> new Dispatch(department(random), List.of(), dispatch.note());
            default -> command;
        };
    }

    private static Department department(Random random) {
        return random.nextInt(4) == 0 ? Stage.MARKET : Stage.INDUSTRY;
    }
}
