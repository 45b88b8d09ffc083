package io.qisheng.bench;

/** An endless supply of requests, each whole as it goes over the wire. */
interface Requests {

    byte[] next();

    /** Whether an answer with this status is the one that was to come. */
    default boolean isGood(int status) {
        return status == 200;
    }
}
