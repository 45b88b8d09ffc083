package io.qisheng.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long and what to measure.
 *
 * @param rounds how often each path is measured on each side, interleaved
 * @param window how long one measurement lasts
 * @param warmUp how long each path is driven before
 * @param connections kept-alive connections, and clients of pgbench
 * @param paths words of which a path's name must hold one; all paths when there is none
 * @param grownTo how many petitions the answers are compared at with those at few; 0 for the measure of the hot paths
 */
record Options(
        int rounds, Duration window, Duration warmUp, int connections, List<String> paths, int grownTo, Path folder) {

    static final String USAGE = """
            make bench ARGS="…"
              --quick            one short round, to see that everything works (under three minutes)
              --rounds=3         how often each path is measured on each side
              --seconds=8        how long one measurement lasts
              --warm-up=10       seconds that each path is driven before
              --connections=32
              --paths=create,list   only paths whose name holds one of these words
              --growth           instead: what a million petitions do to lists, searches and statistics
              --petitions=1000000   how many they grow to, from twenty thousand to ten million""";

    private static final int GROWN = 1_000_000;
    private static final int LEAST_GROWN = 20_000;
    private static final int MOST_GROWN = 10_000_000;

    static Options parse(String[] arguments) {
        boolean growth = List.of(arguments).contains("--growth");
        int rounds = 3;
        int seconds = growth ? 2 : 8;
        int warmUp = growth ? 2 : 10;
        int connections = 32;
        int grownTo = growth ? GROWN : 0;
        List<String> paths = new ArrayList<>();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.replaceFirst("=.*", "")) {
                case "--quick" -> {
                    rounds = 1;
                    seconds = 3;
                    warmUp = 3;
                }
                case "--rounds" -> rounds = number(argument, value, 1, 20);
                case "--seconds" -> seconds = number(argument, value, 1, 60);
                case "--warm-up" -> warmUp = number(argument, value, 1, 60);
                case "--connections" -> connections = number(argument, value, 1, 100);
                case "--paths" -> paths.addAll(Arrays.asList(value.split(",")));
                case "--growth" -> {}
                case "--petitions" -> grownTo = number(argument, value, LEAST_GROWN, MOST_GROWN);
                default -> throw new BenchException(argument + " is not known.\n" + USAGE);
            }
        }
        return new Options(
                rounds,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(warmUp),
                connections,
                List.copyOf(paths),
                grownTo,
                Path.of("target", "bench").toAbsolutePath());
    }

    boolean wants(String path) {
        return paths.isEmpty() || paths.stream().anyMatch(path::contains);
    }

    private static int number(String argument, String value, int least, int most) {
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new BenchException("%s: a number from %,d to %,d is needed.".formatted(argument, least, most));
    }
}
