package io.qisheng.evidence.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.evidence.domain.RenditionSize;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WatermarkTest {

    private static final List<String> LINES = List.of("王示例 · 2026-11-23 17:05", "诉求 QS-2026-000123");
    private static final Color GREEN = new Color(40, 160, 60);

    private final Watermark watermark = new Watermark();

    private static byte[] plain(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, GREEN.getRGB());
        }
        return JpegEncoder.encode(image, 0.95f);
    }

    private BufferedImage marked(int width, int height, RenditionSize size) throws IOException {
        Rendition rendition = watermark.mark(plain(width, height), size, LINES);
        return ImageIO.read(new ByteArrayInputStream(rendition.bytes()));
    }

    private static long bright(BufferedImage image, int fromRow, int toRow) {
        long count = 0;
        for (int y = fromRow; y < toRow; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color color = new Color(image.getRGB(x, y));
                count += color.getRed() > 150 && color.getBlue() > 150 ? 1 : 0;
            }
        }
        return count;
    }

    @ParameterizedTest
    @EnumSource(RenditionSize.class)
    void lettersStandOnTheLowerEdgeAndNowhereElse(RenditionSize size) throws IOException {
        BufferedImage image = marked(2000, 1500, size);

        int half = image.getHeight() / 2;
        assertThat(image.getWidth()).isEqualTo(size.longEdge());
        assertThat(bright(image, half, image.getHeight())).isGreaterThan(100);
        assertThat(bright(image, 0, half)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2000", "2000, 1", "90, 60"})
    void anyShapeCanBeMarked(int width, int height) throws IOException {
        assertThat(marked(width, height, RenditionSize.THUMBNAIL)).isNotNull();
    }

    @Test
    void theMachineHasAFontForChinese() {
        assertThat(watermark.writesChinese()).as("install fonts-noto-cjk").isTrue();
    }
}
