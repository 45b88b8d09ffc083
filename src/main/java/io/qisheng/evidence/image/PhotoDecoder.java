package io.qisheng.evidence.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes to upright, opaque sRGB pixels. Pictures of more than {@value #WHOLE} pixels are read with every n-th pixel only, so that
 * memory is bounded whatever comes; what a court would want to see is still there at 16 megapixels.
 */
final class PhotoDecoder {

    static final int WHOLE = 16_000_000;

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** Native decoders keep large progressive pictures whole: one such at a time. */
    private static final Semaphore LARGE = new Semaphore(1);

    static {
        registerReaders();
    }

    private PhotoDecoder() {}

    /** Image I/O looks for readers once, with the class loader of whichever thread comes first: it has to be the one with ours. */
    private static void registerReaders() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(PhotoDecoder.class.getClassLoader());
        try {
            ImageIO.scanForPlugins();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    static BufferedImage decode(ImageHeader header, byte[] bytes) throws BrokenImageException {
        boolean large = header.pixels() > WHOLE;
        if (large) {
            LARGE.acquireUninterruptibly();
        }
        try {
            return Orientation.of(header.format(), bytes).apply(opaque(read(header, bytes)));
        } catch (IOException | RuntimeException broken) {
            // decoders meet hostile bytes with whatever exception comes to hand
            throw new BrokenImageException("decoder gave up", broken);
        } finally {
            if (large) {
                LARGE.release();
            }
        }
    }

    private static BufferedImage read(ImageHeader header, byte[] bytes) throws IOException, BrokenImageException {
        ImageReader reader = reader(header.format());
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
                throw new BrokenImageException("header and content differ");
            }
            DecodingWatch watch = new DecodingWatch(reader, TIME_LIMIT);
            int step = (int) Math.ceil(Math.sqrt((double) header.pixels() / WHOLE));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, param);
            watch.check();
            return image;
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(ImageFormat format) throws BrokenImageException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.mediaType());
        if (!readers.hasNext()) {
            throw new IllegalStateException("no reader for " + format);
        }
        return readers.next();
    }

    /** On white where the picture is transparent, in sRGB whatever it was in. */
    private static BufferedImage opaque(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return image;
        }
        BufferedImage canvas = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            copyGray(image, canvas);
            return canvas;
        }
        Graphics2D graphics = canvas.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return canvas;
    }

    /** Java takes stored grey values for linear light and brightens them; files mean the values of sRGB. */
    private static void copyGray(BufferedImage image, BufferedImage canvas) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int shift = image.getColorModel().getComponentSize(0) - 8;
        boolean alpha = raster.getNumBands() > 1;
        int[] line = new int[width * raster.getNumBands()];
        byte[] out = new byte[width * 3];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, line);
            for (int x = 0; x < width; x++) {
                int value = line[alpha ? 2 * x : x];
                int level = shift >= 0 ? value >> shift : value * 255 / ((1 << (8 + shift)) - 1);
                if (alpha) {
                    int opacity = line[2 * x + 1] >> Math.max(shift, 0);
                    level = (level * opacity + 255 * (255 - opacity)) / 255;
                }
                out[3 * x] = out[3 * x + 1] = out[3 * x + 2] = (byte) level;
            }
            canvas.getRaster().setDataElements(0, y, width, 1, out);
        }
    }
}
