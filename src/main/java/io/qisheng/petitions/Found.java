package io.qisheng.petitions;

import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What is not there and what the caller may not know of are the same to the caller. */
final class Found {

    private Found() {}

    static <T> T orMissing(@Nullable T thing) {
        if (thing == null) {
            throw missing();
        }
        return thing;
    }

    static ProblemException missing() {
        return ProblemException.of(PlatformProblem.NOT_FOUND);
    }
}
