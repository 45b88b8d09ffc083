package io.qisheng.evidence.image;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The formats that are taken, told by their first bytes: a name or a declared type proves nothing. */
public enum ImageFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp");

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis");

    private final String mediaType;

    ImageFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The format of these bytes; null when it is none that is taken. */
    public static @Nullable ImageFormat of(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8 && bytes[2] == (byte) 0xFF) {
            return JPEG;
        }
        if (startsWith(bytes, PNG_SIGNATURE)) {
            return PNG;
        }
        return "RIFF".equals(ascii(bytes, 0)) && "WEBP".equals(ascii(bytes, 8)) ? WEBP : null;
    }

    /** Whether this is a HEIC or AVIF photo: a picture indeed, but one that nothing here can decode. */
    public static boolean isHeif(byte[] bytes) {
        return "ftyp".equals(ascii(bytes, 4)) && HEIF_BRANDS.contains(ascii(bytes, 8));
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= bytes.length || bytes[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static String ascii(byte[] bytes, int offset) {
        return bytes.length >= offset + 4 ? new String(bytes, offset, 4, StandardCharsets.ISO_8859_1) : "";
    }
}
