package io.qisheng.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts which characters a pattern reads, which says more of what it costs than a clock does. */
public final class Reads {

    private static final int MANY = 500;

    private Reads() {}

    /** A text of twice the length costs twice as much, and not four times. */
    public static void assertGrowWithTheText(Pattern pattern, String part) {
        assertGrowWithTheText(pattern, "", part);
    }

    /** The same of a text that begins with something else. */
    public static void assertGrowWithTheText(Pattern pattern, String before, String part) {
        long once = of(pattern, before + part.repeat(MANY) + "\u0000");
        long twice = of(pattern, before + part.repeat(2 * MANY) + "\u0000");

        assertThat(twice).as("%s in many of “%s”", pattern, part).isLessThanOrEqualTo(2 * once + once / 2 + MANY);
    }

    private static long of(Pattern pattern, String text) {
        Counted counted = new Counted(text);
        Matcher matcher = pattern.matcher(counted);
        while (matcher.find()) {
            assertThat(matcher.end()).isPositive();
        }
        return counted.reads;
    }

    /** A text that knows how often it was read. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
