package io.qisheng.platform.problem;

import org.jspecify.annotations.Nullable;

/** What is not there and what the caller may not know of are the same to the caller. */
public final class Found {

    private Found() {}

    /** The thing itself; {@code not-found} where there is none. */
    public static <T> T orMissing(@Nullable T thing) {
        if (thing == null) {
            throw missing();
        }
        return thing;
    }

    public static ProblemException missing() {
        return ProblemException.of(PlatformProblem.NOT_FOUND);
    }
}
