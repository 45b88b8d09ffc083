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
              --petitions=1000000   how many they grow to, up to ten million""";

    private static final int GROWN = 1_000_000;
    private static final int MOST_GROWN = 10_000_000;

    static Options parse(String[] arguments) {
        int rounds = 3;
        int seconds = 8;
        int warmUp = 10;
        int connections = 32;
        int grownTo = 0;
        List<String> paths = new ArrayList<>();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.replaceFirst("=.*", "")) {
                case "--quick" -> {
                    rounds = 1;
                    seconds = 3;
                    warmUp = 3;
                }
                case "--rounds" -> rounds = number(argument, value, 20);
                case "--seconds" -> seconds = number(argument, value, 60);
                case "--warm-up" -> warmUp = number(argument, value, 60);
                case "--connections" -> connections = number(argument, value, 100);
                case "--paths" -> paths.addAll(Arrays.asList(value.split(",")));
                case "--growth" -> {
                    grownTo = grownTo == 0 ? GROWN : grownTo;
                    seconds = 2;
                    warmUp = 2;
                }
                case "--petitions" -> grownTo = number(argument, value, MOST_GROWN);
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

    private static int number(String argument, String value, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new BenchException(argument + ": a number from 1 to " + most + " is needed.", notANumber);
        }
        throw new BenchException(argument + ": a number from 1 to " + most + " is needed.");
    }
}
