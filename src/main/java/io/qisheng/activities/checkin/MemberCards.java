package io.qisheng.activities.checkin;

import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.time.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Member cards: a member's id and when it runs out, with a keyed hash. A secretary scans it from the member's phone. */
@ApplicationScoped
class MemberCards {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int BODY = 3 * Long.BYTES;
    private static final int SIGNATURE = 16;

    private final FieldCipher cipher;
    private final Clock clock;

    MemberCards(FieldCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    /** A card that was read. */
    record Card(UUID memberId, Instant expiresAt) {

        /** Whether it was good at a moment; a phone's clock may be a little off. */
        boolean isGoodAt(Instant moment) {
            return !moment.isAfter(expiresAt) && moment.isAfter(expiresAt.minus(GOOD_FOR.multipliedBy(2)));
        }
    }

    CardView issue(UUID memberId) {
        Instant expiresAt = clock.instant().plus(GOOD_FOR);
        byte[] body = ByteBuffer.allocate(BODY)
                .putLong(memberId.getMostSignificantBits())
                .putLong(memberId.getLeastSignificantBits())
                .putLong(expiresAt.toEpochMilli())
                .array();
        byte[] whole = Arrays.copyOf(body, BODY + SIGNATURE);
        System.arraycopy(signature(body), 0, whole, BODY, SIGNATURE);
        return new CardView(Base64.getUrlEncoder().withoutPadding().encodeToString(whole), Times.known(expiresAt));
    }

    /** The card, or null for what is none of ours. */
    @Nullable
    Card read(String token) {
        byte[] whole = decoded(token);
        if (whole.length != BODY + SIGNATURE) {
            return null;
        }
        byte[] body = Arrays.copyOf(whole, BODY);
        if (!MessageDigest.isEqual(signature(body), Arrays.copyOfRange(whole, BODY, whole.length))) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(body);
        return new Card(new UUID(buffer.getLong(), buffer.getLong()), Instant.ofEpochMilli(buffer.getLong()));
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    private byte[] signature(byte[] body) {
        String text = "member-card " + Base64.getEncoder().encodeToString(body);
        return Arrays.copyOf(cipher.index(text), SIGNATURE);
    }
}
