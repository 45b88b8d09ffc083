package io.qisheng.evidence.image;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** How the camera was held, by the eight values of EXIF; the names say where the picture's first row and column belong. */
enum Orientation {
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_RIGHT,
    BOTTOM_LEFT,
    LEFT_TOP,
    RIGHT_TOP,
    RIGHT_BOTTOM,
    LEFT_BOTTOM;

    /** Those whose rows lie as columns. */
    private static final Set<Orientation> TURNED = EnumSet.range(LEFT_TOP, LEFT_BOTTOM);

    private static final Logger LOG = Logger.getLogger(Orientation.class);

    /**
     * What the metadata says. Damaged metadata does not make a picture bad, it is thrown away in any case: the picture then stays
     * as it lies.
     */
    static Orientation of(ImageFormat format, byte[] bytes) {
        try {
            ExifIFD0Directory directory = metadata(format, bytes).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return value == null || value < 1 || value > values().length ? TOP_LEFT : values()[value - 1];
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            LOG.debugf("metadata left unread: %s", unreadable.toString());
            return TOP_LEFT;
        }
    }

    private static Metadata metadata(ImageFormat format, byte[] bytes) throws ImageProcessingException, IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        return switch (format) {
            case JPEG -> JpegMetadataReader.readMetadata(in, List.of(new ExifReader()));
            case PNG -> PngMetadataReader.readMetadata(in);
            case WEBP -> WebpMetadataReader.readMetadata(in);
        };
    }

    /** The picture as it was seen; exact, no pixel is blended. */
    BufferedImage apply(BufferedImage image) {
        if (this == TOP_LEFT) {
            return image;
        }
        boolean turned = TURNED.contains(this);
        int width = turned ? image.getHeight() : image.getWidth();
        int height = turned ? image.getWidth() : image.getHeight();
        BufferedImage upright = new BufferedImage(width, height, image.getType());
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(image, transform(image.getWidth(), image.getHeight()), null);
        graphics.dispose();
        return upright;
    }

    private AffineTransform transform(int w, int h) {
        return switch (this) {
            case TOP_LEFT -> new AffineTransform();
            case TOP_RIGHT -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case BOTTOM_RIGHT -> new AffineTransform(-1, 0, 0, -1, w, h);
            case BOTTOM_LEFT -> new AffineTransform(1, 0, 0, -1, 0, h);
            case LEFT_TOP -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case RIGHT_TOP -> new AffineTransform(0, 1, -1, 0, h, 0);
            case RIGHT_BOTTOM -> new AffineTransform(0, -1, -1, 0, h, w);
            case LEFT_BOTTOM -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    }
}
