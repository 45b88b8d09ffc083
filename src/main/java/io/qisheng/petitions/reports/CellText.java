package io.qisheng.petitions.reports;

/** Texts that others wrote, for the cells of a workbook. */
final class CellText {

    /** What spreadsheets take for the beginning of a formula, also in the widths of Chinese input. */
    private static final String FORMULA = "=+-@＝＋－＠\t\r\n";

    private static final int LONGEST = 32_767;

    private CellText() {}

    /**
     * The text as a cell can hold it: what no XML may have is left out, and what would begin a formula, also after the cell was typed anew or
     * saved as CSV, begins with the apostrophe that says it is text.
     */
    static String of(String text) {
        StringBuilder cell = new StringBuilder(text.length() + 1);
        text.codePoints().filter(CellText::isAllowed).forEach(cell::appendCodePoint);
        if (!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0) {
            cell.insert(0, '\'');
        }
        return cell.length() <= LONGEST ? cell.toString() : shortened(cell);
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xd7ff
                || point >= 0xe000 && point <= 0xfffd
                || point >= 0x1_0000;
    }

    private static String shortened(StringBuilder cell) {
        int end = Character.isHighSurrogate(cell.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return cell.substring(0, end);
    }
}
