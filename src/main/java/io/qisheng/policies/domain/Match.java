package io.qisheng.policies.domain;

import java.util.List;

/** How a policy fits one enterprise, and why: one line for each condition that the policy has. */
public record Match(Fit fit, List<Line> conditions) {

    /** Ordered as {@code policy_fit} numbers them. */
    public enum Fit {
        DOES_NOT_FIT,
        /** Something is not known, and nothing that is known speaks against it. */
        MAY_FIT,
        FITS
    }

    /** What a condition is about. */
    public enum Kind {
        INDUSTRY,
        SIZE,
        ALLIANCE,
        AREA
    }

    /** How one condition fits. */
    public enum Result {
        FITS,
        DOES_NOT_FIT,
        UNKNOWN
    }

    /**
     * One condition.
     *
     * @param text the Chinese sentence that says what is asked and what is so
     */
    public record Line(Kind kind, Result result, String text) {}

    static Match of(List<Line> lines) {
        Fit fit = Fit.FITS;
        for (Line line : lines) {
            Fit one = switch (line.result()) {
                case FITS -> Fit.FITS;
                case UNKNOWN -> Fit.MAY_FIT;
                case DOES_NOT_FIT -> Fit.DOES_NOT_FIT;
            };
            fit = one.compareTo(fit) < 0 ? one : fit;
        }
        return new Match(fit, List.copyOf(lines));
    }
}
