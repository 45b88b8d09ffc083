package io.qisheng.evidence.image;

import io.qisheng.evidence.domain.RenditionSize;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Writes who, when and what for into the corner of a rendition, so that a photo that is passed on still says what it proves.
 * Chinese needs a font of the machine (the container image installs one, phones and desktops have theirs); without one the
 * digits are still written.
 */
public final class Watermark {

    private static final List<String> FAMILIES = List.of(
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "WenQuanYi Zen Hei",
            "PingFang SC",
            "Microsoft YaHei",
            Font.SANS_SERIF);
    private static final String PROBE = "企声诉求年月日";
    private static final float QUALITY = 0.82f;

    private final Font font;

    /** Finds the font; takes some 100 ms the first time. */
    public Watermark() {
        font = FAMILIES.stream()
                .map(family -> new Font(family, Font.PLAIN, 12))
                .filter(candidate -> candidate.canDisplayUpTo(PROBE) < 0)
                .findFirst()
                .orElseGet(() -> new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    }

    /** Whether a font for Chinese was found. */
    public boolean writesChinese() {
        return font.canDisplayUpTo(PROBE) < 0;
    }

    /** A rendition of a stripped original, marked. */
    public Rendition mark(byte[] original, RenditionSize size, List<String> lines) {
        BufferedImage image = Scaling.fit(decode(original), size.longEdge());
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        write(graphics, image.getWidth(), image.getHeight(), lines);
        graphics.dispose();
        return PhotoInspector.rendition(image, QUALITY);
    }

    /** Light letters on a dark band along the lower edge: readable on snow and at night. */
    private void write(Graphics2D graphics, int width, int height, List<String> lines) {
        float size = Math.max(9f, Math.max(width, height) / 40f);
        graphics.setFont(font.deriveFont(size));
        FontMetrics metrics = graphics.getFontMetrics();
        int widest = lines.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        int margin = Math.round(size / 2);
        if (widest > width - 2 * margin) {
            graphics.setFont(font.deriveFont(size * Math.max(1, width - 2 * margin) / widest));
            metrics = graphics.getFontMetrics();
        }
        int band = metrics.getHeight() * lines.size() + margin;
        graphics.setColor(new Color(0, 0, 0, 120));
        graphics.fillRect(0, height - band, width, band);
        graphics.setColor(new Color(255, 255, 255, 230));
        int baseline = height - band + margin / 2 + metrics.getAscent();
        for (String line : lines) {
            graphics.drawString(line, margin, baseline);
            baseline += metrics.getHeight();
        }
    }

    private static BufferedImage decode(byte[] original) {
        try {
            return ImageIO.read(new ByteArrayInputStream(original));
        } catch (IOException broken) {
            throw new UncheckedIOException("an original that the service wrote itself", broken);
        }
    }
}
