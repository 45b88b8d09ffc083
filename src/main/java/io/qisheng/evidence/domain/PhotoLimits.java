package io.qisheng.evidence.domain;

import java.time.Duration;

/** The limits that every photo is held to. */
public final class PhotoLimits {

    public static final int MAX_BYTES = 10 * 1024 * 1024;
    public static final long MAX_PIXELS = 50_000_000;

    /** How long a ticket lets its holder upload. */
    public static final Duration TICKET = Duration.ofMinutes(10);

    /** How many tickets somebody may hold for which nothing has been judged yet; each lets ten mebibytes into the storage. */
    public static final int OPEN_TICKETS = 100;

    /** How long a signed address of a photo works. */
    public static final Duration SIGNED_URL = Duration.ofMinutes(10);

    /** How long a photo may lie about without proving anything. */
    public static final Duration UNATTACHED = Duration.ofHours(24);

    private PhotoLimits() {}
}
