package io.qisheng.platform.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal on its way to the caller. Decisions stay values in the domain; they become this at a service's edge. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final List<Violation> violations;
    private final Map<String, Object> members;

    private ProblemException(ProblemType type, List<Violation> violations, Map<String, Object> members) {
        super(type.code(), null, false, false);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.members = members;
    }

    /** A refusal with nothing to add to its catalogue entry. */
    public static ProblemException of(ProblemType type) {
        return new ProblemException(type, List.of(), Map.of());
    }

    /** A refusal that can say what is at fault. */
    public static ProblemException of(ProblemType type, List<Violation> violations) {
        return new ProblemException(type, violations, Map.of());
    }

    /** Bad input with all its faults. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(PlatformProblem.VALIDATION_FAILED, violations, Map.of());
    }

    /** The same refusal with one more member in the problem body. */
    public ProblemException with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new ProblemException(type, violations, more);
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Extension members of the problem body; {@code errcode} or {@code retryAfter} here override what the type says. */
    public Map<String, Object> members() {
        return members;
    }
}
