package io.qisheng.evidence.image;

import java.awt.image.BufferedImage;

/**
 * A fingerprint of what a picture shows: whether brightness rises or falls between neighbours in a 9 × 8 miniature. It survives
 * another size, another quality and slight retouching; 64 bits compare with one exclusive-or.
 */
public final class DifferenceHash {

    /** Fingerprints that differ in no more bits than this are taken for the same photo. */
    public static final int SAME = 3;

    private static final int WIDTH = 9;
    private static final int HEIGHT = 8;

    private DifferenceHash() {}

    static long of(BufferedImage image) {
        BufferedImage miniature = Scaling.to(image, WIDTH, HEIGHT);
        long hash = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 1; x < WIDTH; x++) {
                hash = hash << 1 | (luma(miniature.getRGB(x, y)) > luma(miniature.getRGB(x - 1, y)) ? 1 : 0);
            }
        }
        return hash;
    }

    /** In how many bits two fingerprints differ. */
    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    private static int luma(int rgb) {
        return 299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF);
    }
}
