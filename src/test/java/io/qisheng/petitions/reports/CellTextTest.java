package io.qisheng.petitions.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {" =1+1", "\u3000=1+1", "\u200b＋1", "\u00a0\ufeff @A1", " \u202e-3", "\t货车", "\r\n=1"})
    void nothingThatShowsNothingHidesAFormula(String text) {
        assertThat(CellText.of(text)).isEqualTo("'" + text);
        assertThat(CellText.of("\u3000三" + text)).isEqualTo("\u3000三" + text);
    }

    /** What one library writes, another reads again: as it was written, and as no formula. */
    @ParameterizedTest
    @ValueSource(
            strings = {"_x003D_1+1", "编号_x000A_二", "_x005F_x003D_", "_x003d_", "__x0041__x0042_", "a_x00zz_", "_x003D"})
    void noCharacterIsWrittenByItsNumber(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook written = new Workbook(bytes, "Qisheng", "1.0")) {
            Worksheet sheet = written.newWorksheet("明细");
            sheet.value(0, 0, CellText.of(text));
            sheet.inlineString(0, 1, CellText.of(text));
        }

        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (Cell cell : read.getSheet("明细").getRow(0)) {
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue()).isEqualTo(text);
            }
        }
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
