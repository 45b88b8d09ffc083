package io.qisheng.petitions.reports;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {

    @ParameterizedTest
    @CsvSource({
        "=cmd|'/c calc'!A1, \"'=cmd|'/c calc'!A1\"",
        "+86 571, '''+86 571'",
        "-3 度, '''-3 度'",
        "@SUM(A1), '''@SUM(A1)'",
        "＝1+1, '''＝1+1'",
        "1=1, 1=1",
        "\ufffe=1+1, '''=1+1'",
        "\u0001@SUM(A1), '''@SUM(A1)'",
        "货车, 货车",
        "'', ''"
    })
    void whatWouldBeginAFormulaIsSaidToBeText(String text, String cell) {
        assertThat(CellText.of(text)).isEqualTo(cell.replaceAll("^\"|\"$", ""));
    }

    @ParameterizedTest
    @CsvSource({"a\u0000b, ab", "a\ud800b, ab", "a\ufffe\uffffb, ab", "𠮷, 𠮷"})
    void whatNoXmlMayHaveIsLeftOut(String text, String cell) {
        assertThat(CellText.of(text)).isEqualTo(cell);
    }

    @Property
    void noCellBeginsAFormulaOrIsTooLong(@ForAll String text) {
        String cell = CellText.of(text.repeat(text.length() > 100 ? 1000 : 1));

        assertThat(cell)
                .doesNotStartWith("=")
                .doesNotStartWith("+")
                .doesNotStartWith("-")
                .doesNotStartWith("@");
        assertThat(cell).hasSizeLessThanOrEqualTo(32_767);
    }
}
