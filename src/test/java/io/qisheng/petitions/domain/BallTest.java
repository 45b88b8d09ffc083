package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.domain.Ball.Holder;
import io.qisheng.petitions.domain.PetitionCommand.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The one sentence, word for word, for every state and every decision that is waited for. All of it happens on Monday, 9 November. */
class BallTest {

    static List<Arguments> states() {
        return List.of(
                state("DRAFT", Story.draft(), Holder.FILER, "现在轮到诉求企业：填写完整并提交。"),
                state("SUBMITTED", Story.submitted(), Holder.DESK, "现在轮到受理岗：受理，请在 11 月 10 日 18:00 前完成。"),
                state("ACCEPTED", Story.accepted(), Holder.DESK, "现在轮到受理岗：派单给承办部门，请在 11 月 16 日 18:00 前完成。"),
                state("DISPATCHED", Story.dispatched(), Holder.DEPARTMENT, "现在轮到经济发展办：接单，请在 11 月 10 日 18:00 前完成。"),
                state("TAKEN", Story.taken(), Holder.DEPARTMENT, "现在轮到经济发展办：安排人员领单并联系企业，请在 11 月 10 日 18:00 前完成。"),
                state(
                        "HANDLING",
                        Story.handling(),
                        Holder.HANDLER,
                        "现在轮到经济发展办 claimant：首次联系企业，请在 11 月 10 日 18:00 前完成。"),
                state(
                        "HANDLING, contacted",
                        Story.handling().then(Stage.CLAIMANT, new Note("已到现场", false, List.of())),
                        Holder.HANDLER,
                        "现在轮到经济发展办 claimant：答复企业，请在 11 月 16 日 18:00 前完成。"),
                state(
                        "HANDLING, an extension is asked for",
                        Story.handling().then(Stage.CLAIMANT, new RequestExtension(3, "等待施工")),
                        Holder.SUPERVISOR,
                        "现在轮到督办：决定是否同意延期，请在 11 月 16 日 18:00 前完成。"),
                state(
                        "HANDLING, the extension is granted",
                        Story.handling()
                                .then(Stage.CLAIMANT, new Note("已到现场", false, List.of()))
                                .then(Stage.CLAIMANT, new RequestExtension(3, "等待施工"))
                                .then(Stage.SUPERVISOR, new DecideExtension(true, "同意")),
                        Holder.HANDLER,
                        "现在轮到经济发展办 claimant：答复企业，请在 11 月 19 日 18:00 前完成。"),
                state("PAUSED", Story.paused(), Holder.FILER, "现在轮到诉求企业：补充：缺营业执照照片。"),
                state("PAUSED, with a stop", paused("请补营业执照照片。"), Holder.FILER, "现在轮到诉求企业：补充：请补营业执照照片。"),
                state("PAUSED, with stops", paused("请补营业执照照片；. \n"), Holder.FILER, "现在轮到诉求企业：补充：请补营业执照照片。"),
                state("PAUSED, with a question", paused("是哪一层？"), Holder.FILER, "现在轮到诉求企业：补充：是哪一层？"),
                state("CONSULTING", Story.consulting(), Holder.CONVENOR, "现在轮到claimant：形成会商意见，请在 11 月 16 日 18:00 前完成。"),
                state("ANSWERED", Story.answered(), Holder.FILER, "现在轮到诉求企业：评价办理结果，请在 11 月 16 日 18:00 前完成。"),
                state(
                        "HANDLING, reopened",
                        Story.reopened(),
                        Holder.HANDLER,
                        "现在轮到经济发展办 claimant：答复企业，请在 11 月 16 日 18:00 前完成。"),
                state(
                        "ANSWERED, dissatisfied twice",
                        Story.awaitingReview(),
                        Holder.SUPERVISOR,
                        "现在轮到督办：复核并作出结论，请在 11 月 12 日 18:00 前完成。"),
                state(
                        "ACCEPTED, returned twice",
                        Story.returnedTwice(),
                        Holder.SUPERVISOR,
                        "现在轮到督办：裁定承办部门，请在 11 月 16 日 18:00 前完成。"),
                state("CLOSED", Story.closed(), Holder.NOBODY, "这件诉求已归档。"),
                state("REJECTED", Story.rejected(), Holder.NOBODY, "这件诉求不予受理，原因已告知企业。"),
                state("WITHDRAWN", Story.withdrawn(), Holder.NOBODY, "企业已撤回这件诉求。"));
    }

    private static Story paused(String missing) {
        return Story.handling().then(Stage.CLAIMANT, new Pause(missing));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void saysWhoMustActByWhenAndWhatIsMissing(String state, Story story, Holder holder, String sentence) {
        Ball ball = story.ball();

        assertThat(ball.sentence()).isEqualTo(sentence);
        assertThat(ball.holder()).isEqualTo(holder);
        assertThat(ball.missing() == null).isEqualTo(holder == Holder.NOBODY);
        if (ball.missing() != null) {
            assertThat(sentence).contains(ball.missing());
        }
        assertThat(sentence.contains(" 前完成")).isEqualTo(ball.due() != null);
    }

    @Test
    void isThereForEveryStatus() {
        List<PetitionStatus> told = new ArrayList<>();
        for (Arguments state : states()) {
            told.add(((Story) state.get()[1]).petition().status());
        }

        assertThat(told).containsAll(Arrays.asList(PetitionStatus.values()));
    }

    @Test
    void isHeldByWhoeverMayMoveThePetitionOn() {
        for (Arguments state : states()) {
            Petition petition = ((Story) state.get()[1]).petition();
            List<Actor> holders = actors((Holder) state.get()[2]);

            assertThat(holders.isEmpty() || holders.stream().anyMatch(actor -> movesOn(petition, actor)))
                    .as("%s", state.get()[0])
                    .isTrue();
        }
    }

    /** An action that ends what is waited for: one to another status, or the decision on an extension. */
    private static boolean movesOn(Petition petition, Actor actor) {
        return Stage.DECIDER.allowedActions(petition, actor, Stage.MONDAY).stream()
                .anyMatch(action -> switch (action) {
                    case NOTE,
                            PROMISE,
                            URGE,
                            SUPERVISE,
                            JOIN,
                            LINK,
                            UNLINK,
                            WITHDRAW,
                            CONSENT_TO_PUBLISH,
                            WITHDRAW_CONSENT,
                            CONFIRM_FILING -> false;
                    default -> true;
                });
    }

    private static List<Actor> actors(Holder holder) {
        return switch (holder) {
            case FILER -> List.of(Stage.FILER);
            case DESK -> List.of(Stage.DESK);
            case DEPARTMENT -> List.of(Stage.LEAD, Stage.HANDLER);
            case HANDLER, CONVENOR -> List.of(Stage.CLAIMANT);
            case SUPERVISOR -> List.of(Stage.SUPERVISOR);
            case NOBODY -> List.of();
        };
    }

    private static Arguments state(String name, Story story, Holder holder, String sentence) {
        return Arguments.of(name, story, holder, sentence);
    }
}
