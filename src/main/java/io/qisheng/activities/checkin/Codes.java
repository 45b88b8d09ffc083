package io.qisheng.activities.checkin;

import io.qisheng.activities.domain.RotatingCode;
import io.qisheng.activities.store.ActivityFacts;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes that stand for an activity: the rotating one, and the scene of the mini-program code at its venue. */
public final class Codes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SCENE = "a=";
    private static final int SCENE_HASH = 6;

    private Codes() {}

    public static RotatingCode rotating(ActivityFacts activity) {
        SecretKeySpec key = new SecretKeySpec(activity.secret(), ALGORITHM);
        return new RotatingCode(activity.id(), text -> hmac(key, text));
    }

    /**
     * The scene of an activity: its id, and a keyed hash that only those know who were given it. It is as long as WeChat takes, and has no
     * character that WeChat refuses.
     */
    public static String scene(ActivityFacts activity) {
        UUID id = activity.id();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        byte[] hash = hmac(new SecretKeySpec(activity.secret(), ALGORITHM), "scene");
        return SCENE + text(bytes) + text(Arrays.copyOf(hash, SCENE_HASH));
    }

    /** Whether a scene is that of the activity; some phones hand it over encoded. */
    static boolean isScene(String text, ActivityFacts activity) {
        String scene = text.contains("%") ? decoded(text) : text;
        return MessageDigest.isEqual(
                scene.getBytes(StandardCharsets.UTF_8), scene(activity).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
