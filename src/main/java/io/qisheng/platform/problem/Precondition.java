package io.qisheng.platform.problem;

import org.jspecify.annotations.Nullable;

/** What {@code If-Match} asks: that the caller has seen what it is about to change. */
public final class Precondition {

    private static final String ANY = "*";

    private Precondition() {}

    /** The {@code ETag} of a version. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** Fails with {@code precondition-required} where nothing is asked, and with {@code precondition-failed} where another version is. */
    public static void mustMatch(@Nullable String ifMatch, String etag) {
        if (ifMatch == null) {
            throw ProblemException.of(PlatformProblem.PRECONDITION_REQUIRED);
        }
        mayMatch(ifMatch, etag);
    }

    /** Fails with {@code precondition-failed} where another version is asked for; where nothing is, any will do. */
    public static void mayMatch(@Nullable String ifMatch, String etag) {
        if (ifMatch != null && !ifMatch.equals(ANY) && !ifMatch.equals(etag)) {
            throw ProblemException.of(PlatformProblem.PRECONDITION_FAILED);
        }
    }
}
