package io.qisheng.points.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What members read about their points: sentences, decimals and periods. */
class ExplanationTest {

    private static final String RULE = "参加志愿服务，每次记 3 分，每月最多记 6 分。";

    @Test
    void saysFactRuleVersionApproverAndPoints() {
        assertThat(explained(30, null, null, "叶书记", null))
                .isEqualTo("事由：志愿服务，2026年11月5日。参加志愿服务，每次记 3 分，每月最多记 6 分。（规则第 2 版）由叶书记审核通过。本次记 3.0 分。");
    }

    @Test
    void saysNothingOfAnApproverWhereNobodyHadToApprove() {
        assertThat(explained(30, null, null, null, null)).doesNotContain("审核").endsWith("（规则第 2 版）本次记 3.0 分。");
    }

    @ParameterizedTest
    @CsvSource({"DAY, 每天", "MONTH, 每月", "YEAR, 每年"})
    void saysWhatTheRuleGivesAndWhichCapCutIt(Caps.Kind cap, String word) {
        assertThat(explained(10, cap, 60, null, null)).endsWith("按规则应记 3.0 分，受" + word + "最多 6.0 分所限，本次记 1.0 分。");
    }

    @Test
    void aReversalSaysWhyAndHowMuchIsTakenBack() {
        assertThat(explained(-30, null, null, "叶书记", "不在现场")).isEqualTo("冲正：志愿服务，2026年11月5日，不在现场，扣回 3.0 分。");
    }

    @ParameterizedTest
    @CsvSource({"20, 2.0", "5, 0.5", "0, 0.0", "-30, -3.0", "12345, 1234.5"})
    void tenthsAreDecimalsWithOnePlace(int tenths, String decimal) {
        assertThat(Tenths.decimal(tenths)).isEqualTo(decimal);
        assertThat(Tenths.of(decimal)).isEqualTo(tenths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.55", "0.01", "1e-2"})
    void aSecondPlaceIsNoTenth(String decimal) {
        assertThatThrownBy(() -> Tenths.of(decimal)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 202601, 202612",
        "2026-Q1, 202601, 202603",
        "2026-Q4, 202610, 202612",
        "2026-01, 202601, 202601",
        "2026-12, 202612, 202612"
    })
    void aPeriodIsARunOfMonths(String text, int first, int last) {
        assertThat(Period.of(text)).isEqualTo(new Period(text, first, last));
    }

    private static String explained(
            int paid,
            Caps.@Nullable Kind cap,
            @Nullable Integer capTenths,
            @Nullable String approver,
            @Nullable String reason) {
        return new Explanation(RULE, 2, "志愿服务，2026年11月5日", 30, paid, cap, capTenths, approver, reason).sentence();
    }
}
