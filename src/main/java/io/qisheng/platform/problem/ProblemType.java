package io.qisheng.platform.problem;

/**
 * One entry of the closed catalogue of problems. Each feature has one enum behind it; the contract lists them all under
 * {@code x-problems}, and a test holds the two against each other.
 */
public interface ProblemType {

    /** The stable name that programs compare, in kebab-case. */
    String code();

    /** The stable number that goes with the code. */
    int errcode();

    /** The HTTP status. */
    int status();

    /** A short English title, the same for every occurrence. */
    String title();

    /** The Chinese sentence that a phone can show as it is; it says what to do next. */
    String message();
}
