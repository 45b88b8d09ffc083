package io.qisheng.platform.page;

/** A piece of a text for a line in a list, counted in code points. Statements cut it out, so that whole texts are not read for a list. */
public final class Excerpt {

    private static final int AROUND = 12;
    private static final int LENGTH = 60;

    private Excerpt() {}

    /** How a text begins, in one line. */
    public static String beginning(String text) {
        return beginning(inOneLine(text.strip()), LENGTH);
    }

    /** So much of the beginning of a text, with a sign of omission where it goes on. */
    public static String beginning(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    /**
     * The expression of a statement for where words stand in a text, from 1; 0 where they do not.
     *
     * @param text the expression for the text
     * @param words the place of the words in the statement, in lower case
     */
    public static String place(String text, String words) {
        return "position(" + words + " in lower(" + text + "))";
    }

    /** The expression for what stands around words in a text, or its beginning, for {@link #around}. */
    public static String cut(String text, String words) {
        return "substr(" + text + ", greatest(1, " + place(text, words) + " - " + AROUND + "), " + LENGTH + ")";
    }

    /**
     * What stands around the words in a text, in one line.
     *
     * @param cut as the statement cut it out
     * @param place of the words in the whole text, from 1
     */
    public static String around(String cut, int place) {
        String begin = place > AROUND + 1 ? "…" : "";
        String end = cut.codePointCount(0, cut.length()) == LENGTH ? "…" : "";
        return begin + inOneLine(cut) + end;
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
