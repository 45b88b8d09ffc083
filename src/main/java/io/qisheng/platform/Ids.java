package io.qisheng.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Ids are UUIDv7 made by the application, so that a write knows its id before it reaches the database. */
public final class Ids {

    private Ids() {}

    /** A new id, rising with time. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
