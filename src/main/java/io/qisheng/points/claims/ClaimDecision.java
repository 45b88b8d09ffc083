package io.qisheng.points.claims;

import org.jspecify.annotations.Nullable;

/** The body that decides a claim. */
record ClaimDecision(Verdict decision, @Nullable String reason) {

    /** Both ways to decide. */
    enum Verdict {
        APPROVE,
        DECLINE
    }
}
