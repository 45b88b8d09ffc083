package io.qisheng.local.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids made from names: the same on every machine, so that parts of the demonstration data can name each other's rows and
 * people can write an id down. They have the shape of UUIDv7, most of them with one fixed time.
 */
public final class DemoIds {

    private static final long TIME = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

    private DemoIds() {}

    /** The id of a thing by its name, such as {@code enterprise-1} or {@code petition-17}. */
    public static UUID of(String name) {
        return of(name, TIME);
    }

    /** The id of a thing that came to be at a time, so that lists in the order of ids are in the order of time. */
    public static UUID at(Instant time, String name) {
        return of(name, time.toEpochMilli());
    }

    private static UUID of(String name, long time) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(name));
        long high = (time << 16) | 0x7000L | (hash.getLong() & 0x0FFFL);
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
