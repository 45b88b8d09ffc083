package io.qisheng.evidence.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small pictures for tests, made on the spot. */
public final class Pictures {

    public static final Color TOP_LEFT = new Color(200, 30, 40);
    public static final Color TOP_RIGHT = new Color(30, 160, 60);
    public static final Color BOTTOM_LEFT = new Color(30, 60, 200);
    public static final Color BOTTOM_RIGHT = Color.WHITE;

    private Pictures() {}

    /** Four quarters of different colours; the last is left transparent in a picture that can be. */
    public static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        if (!image.getColorModel().hasAlpha()) {
            graphics.setColor(BOTTOM_RIGHT);
            graphics.fillRect(0, 0, width, height);
        }
        graphics.setColor(TOP_LEFT);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.setColor(TOP_RIGHT);
        graphics.fillRect(width / 2, 0, width - width / 2, height / 2);
        graphics.setColor(BOTTOM_LEFT);
        graphics.fillRect(0, height / 2, width / 2, height - height / 2);
        graphics.dispose();
        return image;
    }

    public static BufferedImage quarters(int width, int height) {
        return quarters(width, height, BufferedImage.TYPE_3BYTE_BGR);
    }

    public static byte[] jpeg(BufferedImage image) {
        return encode("jpeg", new IIOImage(image, null, null), ImageWriteParam.MODE_DISABLED);
    }

    public static byte[] progressiveJpeg(BufferedImage image) {
        return encode("jpeg", new IIOImage(image, null, null), ImageWriteParam.MODE_DEFAULT);
    }

    public static byte[] png(BufferedImage image) {
        return encode("png", new IIOImage(image, null, null), ImageWriteParam.MODE_DISABLED);
    }

    /** One colour in print shop colours, as Adobe's programs write it: inverted, with their marker. */
    public static byte[] cmykJpeg(int width, int height, int cyan, int magenta, int yellow, int black) {
        WritableRaster raster = Raster.createInterleavedRaster(0, width, height, 4, null);
        int[] inverted = {255 - cyan, 255 - magenta, 255 - yellow, 255 - black};
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, inverted);
            }
        }
        byte[] jpeg = encode("jpeg", new IIOImage(raster, null, null), ImageWriteParam.MODE_DISABLED);
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return insert(jpeg, 2, adobe);
    }

    /** The same JPEG with EXIF of a camera that tells its name and its place, held this way. */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] tiff = tiff(orientation);
        ByteBuffer segment = ByteBuffer.allocate(4 + 6 + tiff.length);
        segment.putShort((short) 0xFFE1).putShort((short) (2 + 6 + tiff.length));
        segment.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
        return insert(jpeg, 2, segment.array());
    }

    private static byte[] tiff(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(160).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010F, 2, 10, 60);
        entry(tiff, 0x0112, 3, 1, orientation);
        entry(tiff, 0x8825, 4, 1, 80);
        tiff.putInt(0);
        tiff.position(60).put("SecretCam\0".getBytes(StandardCharsets.US_ASCII));
        tiff.position(80);
        tiff.putShort((short) 2);
        entry(tiff, 1, 2, 2, 'N');
        entry(tiff, 2, 5, 3, 120);
        tiff.putInt(0);
        tiff.position(120);
        tiff.putInt(31).putInt(1).putInt(12).putInt(1).putInt(30).putInt(1);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    public static byte[] insert(byte[] bytes, int at, byte[] more) {
        return ByteBuffer.allocate(bytes.length + more.length)
                .put(bytes, 0, at)
                .put(more)
                .put(bytes, at, bytes.length - at)
                .array();
    }

    /** A sample that lies beside the tests. */
    public static byte[] sample(String name) {
        try (InputStream in = Pictures.class.getResourceAsStream("/io/qisheng/evidence/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] encode(String format, IIOImage image, int progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setProgressiveMode(progressive);
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(0.95f);
            }
            writer.write(null, image, param);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Pictures that differ by a number. */
    public static BufferedImage noise(long seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 60; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(
                    random.nextInt(width) - width / 8,
                    random.nextInt(height) - height / 8,
                    1 + random.nextInt(width / 3),
                    1 + random.nextInt(height / 3));
        }
        graphics.dispose();
        return image;
    }

    /** The same picture with another long edge. */
    public static BufferedImage smaller(byte[] picture, int edge) {
        try {
            return Scaling.fit(ImageIO.read(new ByteArrayInputStream(picture)), edge);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
