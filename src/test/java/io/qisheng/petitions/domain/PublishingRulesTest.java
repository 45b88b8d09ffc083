package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.domain.Answering.Outcome;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Filing.Content;
import io.qisheng.petitions.domain.Filing.Kind;
import io.qisheng.petitions.domain.Filing.Visibility;
import io.qisheng.petitions.domain.Petition.Phase;
import io.qisheng.petitions.domain.PetitionCommand.*;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who agrees, who publishes, and what takes it back. */
class PublishingRulesTest {

    private static final Publish PUBLISH = new Publish("货车夜间掉头", "门外没有掉头位置。", "已划出掉头区。");

    @Test
    void itTakesTheConsentAndAReviewerAndEndsWithEither() {
        Story story = Story.closed();
        assertThat(story.refused(Stage.SUPERVISOR, PUBLISH).problem())
                .isEqualTo(PetitionProblem.PETITION_CONSENT_MISSING);

        story.then(Stage.FILER, new ConsentToPublish());
        assertThat(story.petition().isPublished()).isFalse();
        story.then(Stage.SUPERVISOR, PUBLISH);
        assertThat(story.petition().isPublished()).isTrue();
        assertThat(story.petition().phase()).isEqualTo(Phase.RATED);

        story.then(Stage.SUPERVISOR, new Unpublish("有误"));
        assertThat(story.petition().isPublished()).isFalse();
        story.then(Stage.SUPERVISOR, PUBLISH).then(Stage.FILER, new WithdrawConsent());
        assertThat(story.petition().isPublished()).isFalse();
        assertThat(story.petition().publication()).isNull();
        assertThat(story.refused(Stage.SUPERVISOR, PUBLISH).problem())
                .isEqualTo(PetitionProblem.PETITION_CONSENT_MISSING);
        assertThat(story.refused(Stage.FILER, new WithdrawConsent()).problem())
                .isEqualTo(PetitionProblem.PETITION_CONSENT_MISSING);
        assertThat(PetitionFold.fold(story.filing(), story.timeline())).isEqualTo(story.petition());
    }

    @Test
    void twiceIsRefusedWithWhatIsAllowed() {
        Story story = Story.closed().then(Stage.FILER, new ConsentToPublish()).then(Stage.SUPERVISOR, PUBLISH);

        Decision.Refused refused = story.refused(Stage.SUPERVISOR, PUBLISH);

        assertThat(refused.problem()).isEqualTo(PetitionProblem.PETITION_ACTION_NOT_ALLOWED);
        assertThat(refused.allowed()).containsExactly(PetitionAction.UNPUBLISH);
        assertThat(story.refused(Stage.FILER, new ConsentToPublish()).allowed())
                .containsExactly(PetitionAction.WITHDRAW_CONSENT);
    }

    @Test
    void wordsThatRevealAreRefusedWithEachPlace() {
        Story story = Story.closed().then(Stage.FILER, new ConsentToPublish());
        Fault fault = new Fault("/text", "reveals-phone", "第 1 到 11 个字是电话号码，请去掉或改写。");

        Decision.Refused refused =
                story.refused(Stage.SUPERVISOR, new Publish("掉头", "没有位置", "13800000001", List.of(fault)));

        assertThat(refused.problem()).isEqualTo(PetitionProblem.PETITION_TEXT_REVEALS);
        assertThat(refused.faults()).containsExactly(fault);
        assertThat(refused.allowed()).containsExactly(PetitionAction.PUBLISH);
    }

    @Test
    void whatIsDoneAgainIsAgreedToAgain() {
        Story story = Story.answered()
                .then(Stage.FILER, new ConsentToPublish())
                .then(Stage.FILER, new Rate(false, Satisfaction.DISSATISFIED, "还是不能掉头"));
        assertThat(story.petition().publication()).isNull();

        story.then(Stage.CLAIMANT, new Answer(Outcome.SOLVED, "又划了一条。", List.of()))
                .then(Stage.FILER, new Rate(true, Satisfaction.SATISFIED, null));

        assertThat(story.refused(Stage.SUPERVISOR, PUBLISH).problem())
                .isEqualTo(PetitionProblem.PETITION_CONSENT_MISSING);
    }

    @Test
    void aReviewerIsAwaitedFromTheLaterOfConsentAndClosing() {
        Story story = Story.answered().then(Stage.FILER, new ConsentToPublish());
        assertThat(story.petition().publishableSince()).isNull();

        story.on("2026-11-10T10:00").then(Stage.FILER, new Rate(true, Satisfaction.SATISFIED, null));
        assertThat(story.petition().publishableSince()).isEqualTo(Stage.time("2026-11-10T10:00"));
        story.then(Stage.SUPERVISOR, PUBLISH);
        assertThat(story.petition().publishableSince()).isNull();

        Story late = Story.closed().on("2026-11-12T10:00").then(Stage.FILER, new ConsentToPublish());
        assertThat(late.petition().publishableSince()).isEqualTo(Stage.time("2026-11-12T10:00"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void complaintsAndMediationsStayUnpublished(Kind kind) {
        boolean possible = kind != Kind.COMPLAINT && kind != Kind.MEDIATION;

        assertThat(consents(petition(kind, Visibility.PUBLIC, null))).isEqualTo(possible);
    }

    @ParameterizedTest
    @EnumSource(Visibility.class)
    void whatTheFilerKeepsForItselfStaysUnpublished(Visibility visibility) {
        assertThat(consents(petition(Kind.REQUEST, visibility, null))).isEqualTo(visibility != Visibility.PRIVATE);
    }

    @Test
    void whatIsKeptFromADepartmentStaysUnpublished() {
        assertThat(consents(petition(Kind.REQUEST, Visibility.PUBLIC, Stage.POLICE)))
                .isFalse();
    }

    private static boolean consents(Petition petition) {
        Decision decision = Stage.DECIDER.decide(petition, new ConsentToPublish(), Stage.FILER, Stage.MONDAY);
        if (decision instanceof Decision.Refused refused) {
            assertThat(refused.problem()).isEqualTo(PetitionProblem.PETITION_NOT_PUBLISHABLE);
        }
        return decision instanceof Decision.Applied;
    }

    /** An answered petition that was filed so. */
    private static Petition petition(Kind kind, Visibility visibility, Routing.@Nullable Department hiddenFrom) {
        Story plain = Story.answered();
        Content content = plain.filing().content();
        Content other = new Content(
                kind,
                content.category(),
                content.title(),
                content.text(),
                null,
                visibility,
                hiddenFrom == null ? List.of() : List.of(hiddenFrom),
                null,
                List.of(),
                null,
                null);
        return PetitionFold.fold(plain.filing().with(other), plain.timeline());
    }
}
