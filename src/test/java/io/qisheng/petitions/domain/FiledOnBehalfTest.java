package io.qisheng.petitions.domain;

import static io.qisheng.petitions.domain.PetitionStatus.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.Petition.Confirmation;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.petitions.domain.PetitionCommand.*;
import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What an instructor files for an enterprise: every cell of what can be said to it, and who sees it. */
class FiledOnBehalfTest {

    private static final String FILED = "2026-11-09T10:00";
    private static final String LAST_MOMENT = "2026-11-11T10:00";
    private static final String TOO_LATE = "2026-11-11T10:01";

    private static final Map<String, Actor> ROLES = roles();

    /** How it stands | what is possible | by whom | how it stands then; in every open status, and nothing else is. */
    private static final List<String> EXPECTED = List.of(
            "PENDING     | confirm-filing   | filer co-owner | CONFIRMED",
            "PENDING     | refuse-filing    | filer co-owner | REFUSED",
            "LATE        | refuse-filing    | filer co-owner | REFUSED",
            "LATE        | mark-unconfirmed | system         | UNCONFIRMED",
            "UNCONFIRMED | refuse-filing    | filer co-owner | REFUSED");

    private static final Map<String, PetitionCommand> COMMANDS = Map.of(
            "confirm-filing", new ConfirmFiling(),
            "refuse-filing", new RefuseFiling("我们没有提过"),
            "mark-unconfirmed", new MarkUnconfirmed());

    @TestFactory
    Stream<DynamicTest> everyCellOfConfirming() {
        return Stream.of("PENDING", "LATE", "CONFIRMED", "REFUSED", "UNCONFIRMED")
                .flatMap(standing -> Stream.of(SUBMITTED, ACCEPTED, HANDLING, ANSWERED)
                        .filter(status -> !standing.equals("REFUSED") || status == SUBMITTED)
                        .flatMap(status -> COMMANDS.keySet().stream()
                                .flatMap(action -> ROLES.keySet().stream()
                                        .map(role -> dynamicTest(
                                                String.join(" × ", standing, status.name(), action, role),
                                                () -> check(standing, status, action, role))))));
    }

    private static void check(String standing, PetitionStatus status, String action, String role) {
        Story story = standing(at(status), standing);
        Actor actor = Objects.requireNonNull(ROLES.get(role));
        boolean onlyOpen = !action.equals("mark-unconfirmed");
        String then = EXPECTED.stream()
                .map(line -> line.split("\\|"))
                .filter(cells ->
                        cells[0].strip().equals(standing) && cells[1].strip().equals(action))
                .filter(cells -> Set.of(cells[2].strip().split(" ")).contains(role))
                .filter(_ -> status != ANSWERED || !onlyOpen)
                .map(cells -> cells[3].strip())
                .findFirst()
                .orElse("refused");

        Decision decision = story.decide(actor, Objects.requireNonNull(COMMANDS.get(action)));

        String found = decision instanceof Decision.Applied applied
                ? Objects.requireNonNull(applied.petition().confirmation()).name()
                : "refused";
        assertThat(found).isEqualTo(then);
        boolean offered = Stage.DECIDER
                .allowedActions(story.petition(), actor, story.now())
                .contains(PetitionAction.ofCode(action));
        assertThat(offered).isEqualTo(!then.equals("refused"));
    }

    @Test
    void whoConfirmsIsTheFilerFromThenOn() {
        Story story = at(HANDLING).then(Stage.CO_OWNER, new ConfirmFiling());

        assertThat(story.petition().filer()).isEqualTo(Stage.person(Stage.CO_OWNER));
        assertThat(story.petition().confirmationDue()).isNull();
        assertThat(allowed(story, Stage.CO_OWNER)).contains(PetitionAction.URGE);
        assertThat(allowed(story, Stage.FILER)).doesNotContain(PetitionAction.URGE);
    }

    @Test
    void whatWasRefusedIsOverAndSaysWhy() {
        Story story = at(HANDLING).then(Stage.FILER, new RefuseFiling("我们没有提过"));

        assertThat(story.petition().status()).isEqualTo(WITHDRAWN);
        assertThat(Objects.requireNonNull(story.petition().ending()).text()).isEqualTo("我们没有提过");
        assertThat(story.ball().holder()).isEqualTo(Ball.Holder.NOBODY);
    }

    @Test
    void theMatterGoesOnUnconfirmedAndItsOwnersCanRateIt() {
        Story story = standing(at(ANSWERED), "UNCONFIRMED");

        story.then(Stage.CO_OWNER, new Rate(true, Satisfaction.SATISFIED, null));

        assertThat(story.petition().confirmation()).isEqualTo(Confirmation.UNCONFIRMED);
        assertThat(story.petition().status()).isEqualTo(CLOSED);
    }

    @Test
    void aWithdrawalIsNoWordAboutTheFiling() {
        Story story = at(SUBMITTED).then(Stage.FILER, new Withdraw("不需要了"));

        assertThat(story.petition().confirmation()).isNull();
        assertThat(story.petition().confirmationDue()).isNull();
    }

    @Test
    void theClerkDoesNotBecomeTheFiler() {
        Filing filing = Stage.filedOnBehalf(Stage.INSTRUCTOR);
        Story draft = Story.of(filing);
        assertThat(view(draft, Stage.INSTRUCTOR)).isEqualTo(View.OWN);
        assertThat(view(draft, Stage.FILER)).isEqualTo(View.NONE);
        assertThat(view(draft, Stage.DESK)).isEqualTo(View.NONE);

        draft.then(Stage.INSTRUCTOR, new Submit("20261109-00007"));

        assertThat(view(draft, Stage.INSTRUCTOR)).isEqualTo(View.NONE);
        assertThat(view(draft, Stage.FILER)).isEqualTo(View.OWN);
        assertThat(view(draft, Stage.DESK)).isEqualTo(View.STAFF);
        assertThat(draft.timeline().getFirst().by().role()).isEqualTo(Actor.Role.INSTRUCTOR);
    }

    @Test
    void aPrivateMatterIsTheConfirmingOwnersAlone() {
        Filing filing = Stage.filedOnBehalf(Stage.DESK);
        Filing hidden = filing.with(Stage.filing(Visibility.PRIVATE, List.of()).content());
        Story story = Story.of(hidden).then(Stage.DESK, new Submit("20261109-00008"));
        assertThat(view(story, Stage.CO_OWNER)).isEqualTo(View.OWN);

        story.then(Stage.FILER, new ConfirmFiling());

        assertThat(view(story, Stage.FILER)).isEqualTo(View.OWN);
        assertThat(view(story, Stage.CO_OWNER)).isEqualTo(View.NONE);
    }

    private static Set<PetitionAction> allowed(Story story, Actor actor) {
        return Stage.DECIDER.allowedActions(story.petition(), actor, story.now());
    }

    private static View view(Story story, Actor actor) {
        return PetitionAudience.view(story.petition(), actor);
    }

    private static Story at(PetitionStatus status) {
        Story story = Story.of(Stage.filedOnBehalf(Stage.INSTRUCTOR))
                .on(FILED)
                .then(Stage.INSTRUCTOR, new Submit("20261109-00007"));
        if (status == SUBMITTED) {
            return story;
        }
        story.then(Stage.DESK, new Accept("LOGISTICS", Urgency.NORMAL, Complexity.ORDINARY));
        if (status == ACCEPTED) {
            return story;
        }
        story.then(Stage.DESK, new Dispatch(Stage.INDUSTRY, List.of(), null))
                .then(Stage.LEAD, new Take())
                .then(Stage.CLAIMANT, new Claim());
        return status == HANDLING
                ? story
                : story.then(Stage.CLAIMANT, new Answer(Outcome.SOLVED, "已划出掉头区。", List.of()));
    }

    /** An answered matter can still be confirmed by nobody: what is said to it then is the rating. */
    private static Story standing(Story story, String standing) {
        return switch (standing) {
            case "PENDING" -> story.on(LAST_MOMENT);
            case "LATE" -> story.on(TOO_LATE);
            case "UNCONFIRMED" -> story.on(TOO_LATE).then(Actor.SYSTEM, new MarkUnconfirmed());
            case "CONFIRMED" ->
                story.petition().status() == ANSWERED
                        ? answeredAfterConfirming()
                        : story.then(Stage.FILER, new ConfirmFiling());
            case "REFUSED" -> story.then(Stage.FILER, new RefuseFiling("我们没有提过"));
            default -> throw new IllegalArgumentException(standing);
        };
    }

    private static Story answeredAfterConfirming() {
        return at(HANDLING)
                .then(Stage.FILER, new ConfirmFiling())
                .then(Stage.CLAIMANT, new Answer(Outcome.SOLVED, "已划出掉头区。", List.of()));
    }

    private static Map<String, Actor> roles() {
        Map<String, Actor> roles = new LinkedHashMap<>();
        roles.put("filer", Stage.FILER);
        roles.put("co-owner", Stage.CO_OWNER);
        roles.put("other-owner", Stage.OTHER_OWNER);
        roles.put("instructor", Stage.INSTRUCTOR);
        roles.put("desk", Stage.DESK);
        roles.put("supervisor", Stage.SUPERVISOR);
        roles.put("claimant", Stage.CLAIMANT);
        roles.put("auditor", Stage.AUDITOR);
        roles.put("system", Actor.SYSTEM);
        return roles;
    }
}
