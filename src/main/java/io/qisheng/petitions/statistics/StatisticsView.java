package io.qisheng.petitions.statistics;

import io.qisheng.petitions.domain.Fact.Rate;
import io.qisheng.petitions.statistics.TallyRepository.Sum;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rates of petitions in some days and how long they took, row by row and of all rows together. */
public record StatisticsView(LocalDate from, LocalDate to, String by, List<Line> rows, Total total) {

    /** One department, category, month or area. */
    public record Line(String key, String label, Rates rates, List<Duration> durations) {}

    public record Total(Rates rates, List<Duration> durations) {}

    /**
     * How many were answered in about the same time.
     *
     * @param key by which the list behind it is asked for
     * @param days how many days it took at most, from filing to the first answer; nothing for those that took longer than all others
     */
    public record Duration(String key, @Nullable Long days, long count) {

        private static List<Duration> of(Map<Rate, Share> shares) {
            return Arrays.stream(Rate.values())
                    .filter(Rate::isDuration)
                    .map(rate -> new Duration(
                            CaseFilter.word(rate),
                            rate.days(),
                            shares.getOrDefault(rate, Share.NONE).denominator()))
                    .toList();
        }
    }

    public record Rates(Share response, Share solved, Share satisfaction, Share onTime) {

        private static Rates of(Map<Rate, Share> shares) {
            return new Rates(
                    shares.getOrDefault(Rate.RESPONSE, Share.NONE),
                    shares.getOrDefault(Rate.SOLVED, Share.NONE),
                    shares.getOrDefault(Rate.SATISFACTION, Share.NONE),
                    shares.getOrDefault(Rate.ON_TIME, Share.NONE));
        }
    }

    /** A part of a whole. */
    public record Share(long numerator, long denominator) {

        private static final Share NONE = new Share(0, 0);

        /** As in 88.6%, a dash where there is nothing to count; only what is whole is shown as such. */
        public String percent() {
            if (denominator == 0) {
                return "—";
            }
            double shown = Math.round(numerator * 1000.0 / denominator) / 10.0;
            double most = numerator < denominator ? 99.9 : 100;
            return String.valueOf(Math.min(shown, most)).replaceFirst("\\.0$", "") + "%";
        }

        private Share plus(Share other) {
            return new Share(numerator + other.numerator, denominator + other.denominator);
        }
    }

    /**
     * Puts sums together.
     *
     * @param labels how each row is called; rows come in their order
     */
    public static StatisticsView of(Span span, Grouping by, Collection<Sum> sums, Map<String, String> labels) {
        Map<String, Map<Rate, Share>> lines = new LinkedHashMap<>();
        Map<Rate, Share> total = new EnumMap<>(Rate.class);
        for (Sum sum : sums) {
            Share share = new Share(sum.numerator(), sum.denominator());
            lines.computeIfAbsent(sum.key(), key -> new EnumMap<>(Rate.class)).merge(sum.rate(), share, Share::plus);
            total.merge(sum.rate(), share, Share::plus);
        }
        List<Line> rows = labels.entrySet().stream()
                .flatMap(label -> Stream.ofNullable(lines.get(label.getKey()))
                        .map(shares ->
                                new Line(label.getKey(), label.getValue(), Rates.of(shares), Duration.of(shares))))
                .toList();
        return new StatisticsView(
                span.from(), span.to(), by.word(), rows, new Total(Rates.of(total), Duration.of(total)));
    }
}
