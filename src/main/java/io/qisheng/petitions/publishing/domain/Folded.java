package io.qisheng.petitions.publishing.domain;

/**
 * A text of which every code point became one plain character, so that a place in it is a place among the code points of the text:
 * digits of every script and width are 0 to 9, full-width letters and signs are narrow, dashes are one dash, dots between names one
 * dot, and what shows nothing is a space.
 */
final class Folded {

    private static final String WORDS_FOR_DIGITS = "〇一二三四五六七八九";
    private static final String MORE_WORDS_FOR_DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String RINGED_DIGITS = "⓪①②③④⑤⑥⑦⑧⑨";
    private static final String DASHES = "‐‑‒–—―−﹣－ー";
    /** As they are typed between the parts of a name. */
    private static final String DOTS = "\u0387•‧∙⋅⸱・･";
    /** Letters and signs by their kind, that leave nothing but room. */
    private static final String FILLERS = "\u115f\u1160\u2800\u3164\uffa0";

    private static final char OTHER = '\ufffd';

    private Folded() {}

    static String of(String text) {
        return mapped(text, false);
    }

    /** The same with digits that are written as words. */
    static String withSpokenDigits(String text) {
        return mapped(text, true);
    }

    private static String mapped(String text, boolean spoken) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(point -> folded.append(spoken ? digit(plain(point)) : plain(point)));
        return folded.toString();
    }

    private static char digit(char plain) {
        int spoken = WORDS_FOR_DIGITS.indexOf(plain);
        int formal = MORE_WORDS_FOR_DIGITS.indexOf(plain);
        if (plain == '幺') {
            return '1';
        }
        return spoken >= 0 ? (char) ('0' + spoken) : formal >= 0 ? (char) ('0' + formal) : plain;
    }

    private static char plain(int point) {
        int digit = Character.digit(point, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        int raised = RAISED_DIGITS.indexOf(point);
        int ringed = RINGED_DIGITS.indexOf(point);
        if (raised >= 0 || ringed >= 0) {
            return (char) ('0' + Math.max(raised, ringed));
        }
        if (DASHES.indexOf(point) >= 0) {
            return '-';
        }
        if (DOTS.indexOf(point) >= 0) {
            return '·';
        }
        if (point >= 0xff01 && point <= 0xff5e) {
            return (char) (point - 0xfee0);
        }
        if (showsNothing(point)) {
            return ' ';
        }
        return Character.isBmpCodePoint(point) ? (char) point : OTHER;
    }

    private static boolean showsNothing(int point) {
        int type = Character.getType(point);
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || FILLERS.indexOf(point) >= 0;
    }
}
