package io.qisheng.platform.problem;

import com.google.errorprone.annotations.Immutable;
import java.util.Locale;

/**
 * A way to refuse, out of the closed catalogue. Each feature has one enum of them; a constant's name is its code. The contract lists
 * them all in {@code x-problems}.
 */
public interface ProblemType {

    /** What the catalogue says about it. */
    Entry entry();

    /** The constant's name. */
    String name();

    /**
     * An entry of the catalogue.
     *
     * @param errcode the stable number that goes with the code
     * @param status the HTTP status
     * @param title a short English title, the same for every occurrence
     * @param message the Chinese sentence that a phone can show as it is; it says what to do next
     */
    @Immutable
    record Entry(int errcode, int status, String title, String message) {}

    /** The stable name that programs compare: {@code VALIDATION_FAILED} is {@code validation-failed}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default int errcode() {
        return entry().errcode();
    }

    default int status() {
        return entry().status();
    }

    default String title() {
        return entry().title();
    }

    default String message() {
        return entry().message();
    }
}
