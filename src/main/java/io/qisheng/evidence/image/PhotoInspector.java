package io.qisheng.evidence.image;

import io.qisheng.evidence.domain.PhotoLimits;
import io.qisheng.evidence.domain.PixelSize;
import io.qisheng.evidence.domain.RefusalReason;
import io.qisheng.evidence.domain.RenditionSize;
import io.qisheng.evidence.domain.Verdict;
import java.awt.image.BufferedImage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Judges an upload against its ticket. Whatever the bytes are, the answer is an {@link Inspection}, never an exception. */
public final class PhotoInspector {

    private static final Logger LOG = Logger.getLogger(PhotoInspector.class);
    private static final float ORIGINAL_QUALITY = 0.92f;
    private static final float RENDITION_QUALITY = 0.82f;

    private PhotoInspector() {}

    /**
     * Looks at the bytes; cheap checks come first, and the decoder sees only what passed them all.
     *
     * @param mediaType the type the ticket was made for
     * @param sha256 the hash the ticket was made for, lower-case hex
     */
    public static Inspection inspect(byte[] bytes, String mediaType, String sha256) {
        List<RefusalReason> reasons = new ArrayList<>();
        if (bytes.length > PhotoLimits.MAX_BYTES) {
            reasons.add(RefusalReason.TOO_LARGE);
        }
        if (!sha256(bytes).equals(sha256)) {
            reasons.add(RefusalReason.HASH_MISMATCH);
        }
        ImageFormat format = ImageFormat.of(bytes);
        if (format == null) {
            reasons.add(ImageFormat.isHeif(bytes) ? RefusalReason.UNDECODABLE : RefusalReason.NOT_AN_IMAGE);
            return bad(reasons);
        }
        if (!format.mediaType().equals(mediaType)) {
            reasons.add(RefusalReason.TYPE_MISMATCH);
        }
        return pixels(format, bytes, reasons);
    }

    private static Inspection pixels(ImageFormat format, byte[] bytes, List<RefusalReason> reasons) {
        try {
            ImageHeader header = ImageHeader.read(format, bytes);
            if (header.pixels() > PhotoLimits.MAX_PIXELS) {
                reasons.add(RefusalReason.TOO_MANY_PIXELS);
            } else if (header.exhausting()) {
                reasons.add(RefusalReason.UNDECODABLE);
            }
            return reasons.isEmpty() ? good(PhotoDecoder.decode(header, bytes)) : bad(reasons);
        } catch (BrokenImageException broken) {
            LOG.debugf(broken, "photo refused");
            reasons.add(RefusalReason.UNDECODABLE);
            return bad(reasons);
        }
    }

    private static Inspection bad(List<RefusalReason> reasons) {
        return new Inspection.Bad(new Verdict.Bad(reasons));
    }

    private static Inspection good(BufferedImage image) {
        BufferedImage preview = Scaling.fit(image, RenditionSize.PREVIEW.longEdge());
        BufferedImage thumbnail = Scaling.fit(preview, RenditionSize.THUMBNAIL.longEdge());
        return new Inspection.Good(
                new Verdict.Good(new PixelSize(image.getWidth(), image.getHeight()), DifferenceHash.of(thumbnail)),
                rendition(image, ORIGINAL_QUALITY),
                Map.of(
                        RenditionSize.PREVIEW, rendition(preview, RENDITION_QUALITY),
                        RenditionSize.THUMBNAIL, rendition(thumbnail, RENDITION_QUALITY)));
    }

    static Rendition rendition(BufferedImage image, float quality) {
        return new Rendition(image.getWidth(), image.getHeight(), JpegEncoder.encode(image, quality));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
