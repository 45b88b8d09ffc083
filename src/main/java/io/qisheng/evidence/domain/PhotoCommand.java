package io.qisheng.evidence.domain;

import java.time.Instant;
import java.util.UUID;

/** What can be asked of a photo. */
public sealed interface PhotoCommand {

    /** The bytes were looked at. */
    record Judge(Verdict verdict) implements PhotoCommand {}

    /** Someone lets the photo prove a fact. */
    record Attach(UUID userId, Purpose purpose, FactRef fact) implements PhotoCommand {}

    /** The fact does not need the photo any more. */
    record Detach(FactRef fact) implements PhotoCommand {}

    /** The sweeper came by. */
    record Sweep(Instant now) implements PhotoCommand {}
}
