package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.SlaPolicies.Terms;
import java.time.Instant;

/**
 * What the triage desk found when it accepted a petition.
 *
 * @param terms the time limits in force at that moment; a later change of policy does not touch them
 */
public record Triage(String category, Urgency urgency, Complexity complexity, Terms terms, Instant at) {

    public enum Urgency {
        NORMAL,
        URGENT,
        CRITICAL
    }

    public enum Complexity {
        CONSULT,
        ORDINARY,
        COMPLEX
    }
}
