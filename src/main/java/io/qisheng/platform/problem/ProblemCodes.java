package io.qisheng.platform.problem;

import java.util.Locale;

/** How a constant of a problem enum is written on the wire. */
public final class ProblemCodes {

    private ProblemCodes() {}

    /** {@code VALIDATION_FAILED} becomes {@code validation-failed}. */
    public static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
