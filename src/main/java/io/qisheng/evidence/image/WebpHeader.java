package io.qisheng.evidence.image;

/** The size of a WebP picture, from whichever of the three kinds of first chunk it has. */
final class WebpHeader {

    private static final long LOSSY = 0x56503820L;
    private static final long LOSSLESS = 0x5650384CL;
    private static final long EXTENDED = 0x56503858L;
    private static final int LOSSLESS_SIGNATURE = 0x2F;
    private static final int ANIMATED = 0x02;

    private WebpHeader() {}

    static ImageHeader read(ByteCursor cursor) throws BrokenImageException {
        cursor.skip(4);
        long size = cursor.littleU32();
        if (size > cursor.remaining()) {
            throw new BrokenImageException("cut off");
        }
        cursor.skip(4);
        long chunk = cursor.u32();
        cursor.skip(4);
        if (chunk == LOSSY) {
            return lossy(cursor);
        }
        if (chunk == LOSSLESS) {
            return lossless(cursor);
        }
        if (chunk == EXTENDED) {
            return extended(cursor);
        }
        throw new BrokenImageException("no picture chunk");
    }

    private static ImageHeader lossy(ByteCursor cursor) throws BrokenImageException {
        cursor.skip(6);
        int width = cursor.littleU16() & 0x3FFF;
        return header(width, cursor.littleU16() & 0x3FFF);
    }

    private static ImageHeader lossless(ByteCursor cursor) throws BrokenImageException {
        if (cursor.u8() != LOSSLESS_SIGNATURE) {
            throw new BrokenImageException("no lossless signature");
        }
        long bits = cursor.littleU32();
        return header((int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1);
    }

    private static ImageHeader extended(ByteCursor cursor) throws BrokenImageException {
        if ((cursor.u8() & ANIMATED) != 0) {
            throw new BrokenImageException("an animation is no photo");
        }
        cursor.skip(3);
        int width = cursor.littleU24() + 1;
        return header(width, cursor.littleU24() + 1);
    }

    private static ImageHeader header(int width, int height) {
        return new ImageHeader(ImageFormat.WEBP, width, height, 1);
    }
}
