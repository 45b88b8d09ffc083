package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many working days each step may take, by category, urgency and complexity. A policy with a category goes before one for
 * all categories, the latest version that is valid before the earlier ones. The terms found are written into the timeline, so that
 * a changed policy never moves a date already promised.
 */
public record SlaPolicies(List<Policy> policies) {

    /** The district whose policies hold wherever a district has no version of its own. */
    public static final UUID SHIPPED = new UUID(0, 0);

    public SlaPolicies {
        policies = List.copyOf(policies);
    }

    /**
     * One version of the terms of one kind of petition.
     *
     * @param category the one category this is for, or all
     * @param version counts on from the shipped versions
     * @param active a version of one category that is not active hands the category back to the policy for all
     */
    public record Policy(
            UUID districtId,
            @Nullable String category,
            Urgency urgency,
            Complexity complexity,
            int version,
            Instant validFrom,
            boolean active,
            Terms terms) {

        /** What holds from the beginning. */
        public static Policy shipped(@Nullable String category, Urgency urgency, Complexity complexity, Terms terms) {
            return new Policy(SHIPPED, category, urgency, complexity, 1, Instant.EPOCH, true, terms);
        }

        private boolean isFor(UUID district, @Nullable String wanted, Urgency how, Complexity what) {
            return urgency == how
                    && complexity == what
                    && Objects.equals(category, wanted)
                    && (districtId.equals(district) || districtId.equals(SHIPPED));
        }
    }

    /**
     * Working days.
     *
     * @param rating how long the filer may take to rate before the petition closes unrated
     */
    public record Terms(int accept, int take, int firstContact, int answer, int review, int rating) {}

    /** What holds from submission until the desk has judged urgency and complexity. */
    public Terms onSubmit(UUID districtId, String category, Instant at) {
        return find(districtId, category, Urgency.NORMAL, Complexity.ORDINARY, at);
    }

    /** The terms for what is accepted at this moment. */
    public Terms find(UUID districtId, String category, Urgency urgency, Complexity complexity, Instant at) {
        return inForce(districtId, category, urgency, complexity, at)
                .filter(Policy::active)
                .or(() -> inForce(districtId, null, urgency, complexity, at))
                .map(Policy::terms)
                .orElseThrow(() -> new IllegalStateException("no policy for " + urgency + " " + complexity));
    }

    private Optional<Policy> inForce(
            UUID districtId, @Nullable String category, Urgency urgency, Complexity complexity, Instant at) {
        return policies.stream()
                .filter(policy -> policy.isFor(districtId, category, urgency, complexity))
                .filter(policy -> !policy.validFrom().isAfter(at))
                .max(Comparator.comparingInt(Policy::version));
    }
}
