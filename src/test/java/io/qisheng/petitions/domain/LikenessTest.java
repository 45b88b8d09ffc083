package io.qisheng.petitions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When two titles say much the same. */
class LikenessTest {

    private static final String TITLE = "北门货车夜间无法掉头";

    @ParameterizedTest
    @CsvSource({
        "掉头, 掉头",
        "没法掉头, 法掉头",
        "货车夜间, 货车夜间",
        "北门货车没法掉头, 北门货车",
    })
    void aPieceOfTheTitleOrTheSameInOtherWordsIsClose(String typed, String longest) {
        Likeness likeness = Likeness.of(typed, null, TITLE, "LOGISTICS");

        assertThat(likeness.isClose()).isTrue();
        assertThat(likeness.shared()).first().isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"食堂排烟管道堵了", "园区北门路灯坏了一片没人修", "门北"})
    void whatHasLittleInCommonIsNot(String typed) {
        assertThat(Likeness.of(typed, "LOGISTICS", TITLE, "LOGISTICS").isClose())
                .isFalse();
    }

    @Test
    void doesNotMindWhichTitleIsWhich() {
        assertThat(Likeness.of("夜间掉头", null, TITLE, null).words())
                .isEqualTo(Likeness.of(TITLE, null, "夜间掉头", null).words());
        assertThat(Likeness.of(TITLE, null, TITLE, null).words()).isEqualTo(1);
    }

    @Test
    void theSameCategoryCountsInFavourAndNoCategoryIsLikeNone() {
        Likeness same = Likeness.of("夜间掉头", "LOGISTICS", TITLE, "LOGISTICS");
        Likeness other = Likeness.of("夜间掉头", "SAFETY", TITLE, "LOGISTICS");

        assertThat(same.score()).isGreaterThan(other.score());
        assertThat(Likeness.of("大货车在北门掉不了头", "LOGISTICS", TITLE, "LOGISTICS").isClose())
                .isTrue();
        assertThat(Likeness.of("大货车在北门掉不了头", "SAFETY", TITLE, "LOGISTICS").isClose())
                .isFalse();
        assertThat(Likeness.of("夜间掉头", null, TITLE, null).sameCategory()).isFalse();
    }

    @Test
    void charactersOutsideTheFirstPlaneAndLettersOfAnyCaseAreCharacters() {
        Likeness likeness = Likeness.of("𠮷祥ERP", null, "erp和𠮷祥系统", null);

        assertThat(likeness.isClose()).isTrue();
        assertThat(likeness.shared()).containsExactly("ERP", "𠮷祥");
    }
}
