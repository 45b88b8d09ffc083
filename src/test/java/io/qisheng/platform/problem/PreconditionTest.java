package io.qisheng.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {

    private static final String THIRD = Precondition.etag(3);

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"3\""})
    void theVersionThatIsThereAndAnyAreGood(String ifMatch) {
        assertThatCode(() -> Precondition.mustMatch(ifMatch, THIRD)).doesNotThrowAnyException();
        assertThatCode(() -> Precondition.mayMatch(ifMatch, THIRD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "3", "W/\"3\"", ""})
    void anotherVersionIsRefused(String ifMatch) {
        assertThat(refusal(() -> Precondition.mustMatch(ifMatch, THIRD)))
                .isEqualTo(PlatformProblem.PRECONDITION_FAILED);
        assertThat(refusal(() -> Precondition.mayMatch(ifMatch, THIRD))).isEqualTo(PlatformProblem.PRECONDITION_FAILED);
    }

    @Test
    void whoSaysNothingIsAskedWhereItMustBeSaid() {
        assertThat(refusal(() -> Precondition.mustMatch(null, THIRD))).isEqualTo(PlatformProblem.PRECONDITION_REQUIRED);
        assertThat(refusal(() -> Precondition.mayMatch(null, THIRD))).isNull();
    }

    private static @Nullable ProblemType refusal(Runnable judgement) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, judgement::run);
        return refusal == null ? null : refusal.type();
    }
}
