package io.qisheng.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFieldsTest {

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource({
        "thing2, 北门货车夜间无法掉头, 北门货车夜间无法掉头",
        "thing2, 一二三四五六七八九十一二三四五六七八九十, 一二三四五六七八九十一二三四五六七八九十",
        "thing2, 一二三四五六七八九十一二三四五六七八九十一, 一二三四五六七八九十一二三四五六七八九…",
        "thing2, '', 无",
        "thing2, '  第一行\n第二行  ', 第一行 第二行",
        "phrase3, 办理中, 办理中",
        "phrase3, 等待督办复核中, 等待督办复",
        "phrase3, OK!, 无",
        "phrase3, 〆切, 切",
        "character_string1, 20261126-00012, 20261126-00012",
        "character_string1, 编号A-1 号, A-1",
        "character_string1, 0123456789012345678901234567890123456789, 01234567890123456789012345678901",
        "number9, '逾期 3 件', 3",
        "name1, 欧阳司马诸葛上官东方独孤, 欧阳司马诸葛上官东方",
        "symbol1, a1@#$%^&*, @#$%^",
    })
    void cutsEachKindToWhatWeChatAllows(String field, String value, String expected) {
        assertThat(MessageFields.fit(field, value)).isEqualTo(expected);
    }

    @Test
    void countsCharactersOutsideTheBasicPlaneAsOne() {
        String cut = MessageFields.fit("thing1", "𠮷".repeat(25));

        assertThat(cut).isEqualTo("𠮷".repeat(19) + "…");
    }

    @Test
    void writesTimesAsWeChatReadsThem() {
        assertThat(MessageFields.time(Instant.parse("2026-11-26T01:05:00Z"))).isEqualTo("2026年11月26日 09:05");
    }

    @Test
    void knowsNoOtherKinds() {
        assertThatThrownBy(() -> MessageFields.fit("poem1", "春眠不觉晓")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void nothingIsEverTooLong(@ForAll String value) {
        assertThat(length(MessageFields.fit("thing1", value))).isBetween(1, 20);
        assertThat(MessageFields.fit("phrase1", value)).matches("\\p{IsHan}{1,5}|无");
        assertThat(MessageFields.fit("character_string1", value)).matches("[\\x21-\\x7E]{0,32}");
        assertThat(MessageFields.fit("number1", value)).matches("[0-9.-]{1,32}");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
