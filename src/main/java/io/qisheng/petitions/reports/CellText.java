package io.qisheng.petitions.reports;

import java.util.regex.Pattern;

/** Texts that others wrote, for the cells of a workbook. */
final class CellText {

    /** What spreadsheets take for the beginning of a formula, also in the widths of Chinese input. */
    private static final String FORMULA = "=+-@＝＋－＠";

    /** What sets cells apart where they are saved as text. */
    private static final String BREAKS = "\t\r\n";

    /** What readers of workbooks take for a character that is written by its number. */
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private static final int LONGEST = 32_767;

    private CellText() {}

    /**
     * The text as a cell can hold it: what no XML may have is left out, nothing is a character by its number, and what would begin a formula,
     * also after the cell was typed anew or saved as CSV, begins with the apostrophe that says it is text.
     */
    static String of(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().filter(CellText::isAllowed).forEach(allowed::appendCodePoint);
        String cell =
                (beginsAFormula(allowed) ? "'" : "") + ESCAPE.matcher(allowed).replaceAll("_x005F_");
        return cell.length() <= LONGEST ? cell : shortened(cell);
    }

    /** Readers pass over what shows nothing in front of a formula. */
    private static boolean beginsAFormula(CharSequence cell) {
        return !cell.isEmpty() && BREAKS.indexOf(cell.charAt(0)) >= 0
                || cell.codePoints()
                        .filter(point -> !showsNothing(point))
                        .limit(1)
                        .anyMatch(point -> FORMULA.indexOf(point) >= 0);
    }

    private static boolean showsNothing(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.CONTROL;
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xd7ff
                || point >= 0xe000 && point <= 0xfffd
                || point >= 0x1_0000;
    }

    private static String shortened(String cell) {
        int end = Character.isHighSurrogate(cell.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return cell.substring(0, end);
    }
}
