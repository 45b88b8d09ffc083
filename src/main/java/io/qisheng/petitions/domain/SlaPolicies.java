package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Triage.Complexity;
import io.qisheng.petitions.domain.Triage.Urgency;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many working days each step may take, by category, urgency and complexity. A policy with a category goes before one for
 * all categories. The terms found are written into the timeline, so that a changed policy never moves a date already promised.
 */
public record SlaPolicies(List<Policy> policies) {

    public SlaPolicies {
        policies = policies.stream()
                .sorted(Comparator.comparing(p -> p.category() == null))
                .toList();
    }

    /**
     * The terms of one kind of petition.
     *
     * @param category the one category this is for, or all
     */
    public record Policy(@Nullable String category, Urgency urgency, Complexity complexity, Terms terms) {}

    /**
     * Working days.
     *
     * @param rating how long the filer may take to rate before the petition closes unrated
     */
    public record Terms(int accept, int take, int firstContact, int answer, int review, int rating) {}

    /** What holds from submission until the desk has judged urgency and complexity. */
    public Terms onSubmit(String category) {
        return find(category, Urgency.NORMAL, Complexity.ORDINARY);
    }

    public Terms find(String category, Urgency urgency, Complexity complexity) {
        return policies.stream()
                .filter(policy -> policy.urgency() == urgency && policy.complexity() == complexity)
                .filter(policy -> policy.category() == null || policy.category().equals(category))
                .map(Policy::terms)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no policy for " + urgency + " " + complexity));
    }
}
