package io.qisheng.bench;

/** Things that can be had once each, such as claims that wait for a decision: gives each number out once. */
final class Numbers {

    private final String what;
    private final long end;
    private long next;

    Numbers(String what, long end) {
        this.what = what;
        this.end = end;
    }

    long next() {
        return take(1);
    }

    /** The number that comes next. */
    long peek() {
        return next;
    }

    /** The first of so many that are taken. */
    long take(long count) {
        long first = next;
        next += count;
        if (next > end) {
            throw new BenchException(
                    "The %,d %s that were seeded are used up: measure fewer or shorter rounds.".formatted(end, what));
        }
        return first;
    }
}
