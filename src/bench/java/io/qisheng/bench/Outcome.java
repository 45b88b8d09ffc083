package io.qisheng.bench;

/**
 * What came of a load.
 *
 * @param good operations that were answered as they should
 * @param failed those that were answered otherwise
 * @param seconds how long it was looked at
 * @param latencies of all that ended within that time
 */
record Outcome(long good, long failed, double seconds, Latencies latencies) {

    double perSecond() {
        return (latencies.total() - failed) / seconds;
    }
}
