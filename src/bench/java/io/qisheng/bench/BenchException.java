package io.qisheng.bench;

/** The measure cannot go on, or its sums do not agree; the message says what to do. */
final class BenchException extends RuntimeException {

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
