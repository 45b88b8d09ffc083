package io.qisheng.evidence.domain;

import java.util.Arrays;
import java.util.Locale;

/** Why a photo was refused. */
public enum RefusalReason {
    /** Nothing that the service takes for a picture: not JPEG, PNG or WebP by content. */
    NOT_AN_IMAGE,
    /** A picture, but of another type than the ticket says. */
    TYPE_MISMATCH,
    /** More bytes than allowed. */
    TOO_LARGE,
    /** More pixels than allowed, by its header. */
    TOO_MANY_PIXELS,
    /** Not the bytes that the ticket was made for. */
    HASH_MISMATCH,
    /** Cut off, damaged, made to exhaust a decoder, or in a format without a decoder here (HEIC). */
    UNDECODABLE;

    /** The code on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason with this code. */
    public static RefusalReason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }
}
