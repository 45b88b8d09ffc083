package io.qisheng.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void aBeginningIsOneLineCountedInCodePoints() {
        assertThat(Excerpt.beginning("  第一行\n\n第二行 ")).isEqualTo("第一行 第二行");
        assertThat(Excerpt.beginning("𠮷".repeat(60))).isEqualTo("𠮷".repeat(60));
        assertThat(Excerpt.beginning("𠮷".repeat(61))).isEqualTo("𠮷".repeat(60) + "…");
        assertThat(Excerpt.beginning("字字字", 2)).isEqualTo("字字…");
    }

    @Test
    void whatStandsAroundWordsSaysWhereSomethingIsLeftOut() {
        assertThat(Excerpt.around("前面的话掉头", 5)).isEqualTo("前面的话掉头");
        assertThat(Excerpt.around("十二个字之前\n的掉头", 14)).isEqualTo("…十二个字之前 的掉头");
        assertThat(Excerpt.around("字".repeat(60), 1)).isEqualTo("字".repeat(60) + "…");
    }
}
