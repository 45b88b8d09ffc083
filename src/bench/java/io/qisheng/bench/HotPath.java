package io.qisheng.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A path that is measured.
 *
 * @param target what it must reach; null for what is only there to compare with
 * @param scripts what pgbench runs for it, one of them each time; none where the limit is the static answer
 * @param statements how many statements one request is, at most
 * @param rows how many rows an operation adds to each table, told apart from what jobs add meanwhile
 * @param numbers of which each operation uses one up; pgbench finds its own in the variable {@code n}
 */
record HotPath(
        String name,
        @Nullable Target target,
        List<String> scripts,
        int statements,
        Supplier<Requests> requests,
        Map<String, Integer> rows,
        @Nullable Numbers numbers) {

    /** A path that may be gone as often as one likes. */
    HotPath(
            String name,
            @Nullable Target target,
            List<String> scripts,
            int statements,
            Supplier<Requests> requests,
            Map<String, Integer> rows) {
        this(name, target, scripts, statements, requests, rows, null);
    }

    /**
     * What {@code performance} asks of a path.
     *
     * @param ratio the least share of the limit's rate
     * @param tail the most times the limit's p99
     */
    record Target(double ratio, double tail) {}

    boolean hasStatements() {
        return !scripts.isEmpty();
    }
}
