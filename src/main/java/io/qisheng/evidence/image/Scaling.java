package io.qisheng.evidence.image;

import io.qisheng.evidence.domain.PixelSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Makes pictures smaller without jagged edges. */
final class Scaling {

    private Scaling() {}

    /** The picture with a long edge of at most {@code edge} pixels; never larger than it was. */
    static BufferedImage fit(BufferedImage image, int edge) {
        PixelSize size = new PixelSize(image.getWidth(), image.getHeight()).fit(edge);
        return to(image, size.width(), size.height());
    }

    /** Halves as long as it can: one big step would drop most pixels unseen. */
    static BufferedImage to(BufferedImage image, int width, int height) {
        BufferedImage current = image;
        while (current.getWidth() > width || current.getHeight() > height) {
            current = draw(current, halved(current.getWidth(), width), halved(current.getHeight(), height));
        }
        return current.getWidth() == width && current.getHeight() == height ? current : draw(current, width, height);
    }

    private static int halved(int from, int to) {
        return from > to ? Math.max(to, (from + 1) / 2) : from;
    }

    private static BufferedImage draw(BufferedImage image, int width, int height) {
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }
}
