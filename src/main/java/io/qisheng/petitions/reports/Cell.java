package io.qisheng.petitions.reports;

/** What stands in one place of a table. */
sealed interface Cell {

    record Text(String text) implements Cell {}

    record Count(long number) implements Cell {}

    /** A part of a whole. */
    record Share(long numerator, long denominator) implements Cell {

        /** As in 88.6%, a dash where there is nothing to count; only what is whole is shown as such. */
        String percent() {
            if (denominator == 0) {
                return "—";
            }
            double shown = Math.round(numerator * 1000.0 / denominator) / 10.0;
            double most = numerator < denominator ? 99.9 : 100;
            return String.valueOf(Math.min(shown, most)).replaceFirst("\\.0$", "") + "%";
        }
    }
}
