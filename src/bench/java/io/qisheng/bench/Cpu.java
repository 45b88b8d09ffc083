package io.qisheng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of processes, from /proc; 0 where there is no such thing. */
final class Cpu {

    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_A_SECOND = 100;
    private static final int PARENT = 1;
    private static final int OWN_FIRST = 11;

    private Cpu() {}

    /** Seconds that a process has run. */
    static double seconds(long pid) {
        return sum(stat(pid), OWN_FIRST, 2);
    }

    /** Seconds that a process, its living children and those that it outlived have run: PostgreSQL has one for each connection. */
    static double secondsOfFamily(long pid) {
        return sum(stat(pid), OWN_FIRST, 4)
                + children(pid).stream().mapToDouble(Cpu::seconds).sum();
    }

    private static List<Long> children(long pid) {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .map(Long::parseLong)
                    .filter(other -> isChild(stat(other), pid))
                    .toList();
        } catch (IOException noProc) {
            return List.of();
        }
    }

    private static boolean isChild(List<String> stat, long parent) {
        return stat.size() > PARENT && stat.get(PARENT).equals(Long.toString(parent));
    }

    /** The fields after the name, which may hold anything; the first is the state. Nothing when the process has ended. */
    private static List<String> stat(long pid) {
        try {
            String line = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).strip().split(" "));
        } catch (IOException ended) {
            return List.of();
        }
    }

    private static double sum(List<String> stat, int first, int count) {
        return stat.stream().skip(first).limit(count).mapToLong(Long::parseLong).sum() / TICKS_A_SECOND;
    }
}
