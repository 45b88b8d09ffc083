package io.qisheng.bench;

/** Counts of durations in buckets that are a sixty-fourth of their value wide. */
final class Latencies {

    private static final int PARTS = 64;
    private static final int BITS = 6;

    private final long[] counts = new long[(Long.SIZE - BITS) * PARTS];
    private long total;

    void add(long nanos) {
        counts[bucket(Math.max(0, nanos))]++;
        total++;
    }

    void add(Latencies others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
        total += others.total;
    }

    long total() {
        return total;
    }

    /** The duration in milliseconds that {@code share} of all do not pass; 0 when there is none. */
    double millis(double share) {
        long rank = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank && seen > 0) {
                return upper(i) / 1e6;
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        if (nanos < PARTS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - Long.numberOfLeadingZeros(nanos) - BITS - 1;
        return (shift + 1) * PARTS + (int) ((nanos >>> shift) - PARTS);
    }

    private static long upper(int bucket) {
        if (bucket < PARTS) {
            return bucket;
        }
        int shift = bucket / PARTS - 1;
        return ((long) (bucket % PARTS + PARTS + 1) << shift) - 1;
    }
}
