package io.qisheng.evidence.domain;

/** What came of it. */
public sealed interface PhotoDecision {

    /** The photo becomes {@code next}. */
    record Applied(Photo next) implements PhotoDecision {}

    /** It was like that already: the answer of the first time stands. */
    record Repeated() implements PhotoDecision {}

    /** It stays as it is. */
    record Refused(PhotoRefusal why) implements PhotoDecision {}
}
