package io.qisheng.evidence.image;

/**
 * What a picture says about itself before anything is decoded. It is read here, not by a decoder, because it decides whether a
 * decoder may touch the bytes at all.
 *
 * @param scans how often a decoder has to pass over all pixels; 1 but for progressive JPEGs
 */
record ImageHeader(ImageFormat format, int width, int height, int scans) {

    /**
     * A progressive JPEG decodes every scan over the whole picture, in native code that cannot be interrupted. A photo has about
     * ten scans; a file of thousands of tiny ones would hold a core for hours.
     */
    private static final long MAX_WORK = 1_000_000_000L;

    private static final int MAX_SCANS = 100;

    static ImageHeader read(ImageFormat format, byte[] bytes) throws BrokenImageException {
        ByteCursor cursor = new ByteCursor(bytes);
        ImageHeader header = switch (format) {
            case JPEG -> JpegHeader.read(cursor);
            case PNG -> png(cursor);
            case WEBP -> WebpHeader.read(cursor);
        };
        if (header.width < 1 || header.height < 1) {
            throw new BrokenImageException("no pixels");
        }
        return header;
    }

    long pixels() {
        return (long) width * height;
    }

    boolean exhausting() {
        return scans > MAX_SCANS || pixels() * scans > MAX_WORK;
    }

    private static ImageHeader png(ByteCursor cursor) throws BrokenImageException {
        cursor.skip(8);
        if (cursor.u32() != 13 || cursor.u32() != 0x49484452L) {
            throw new BrokenImageException("no IHDR");
        }
        return new ImageHeader(ImageFormat.PNG, dimension(cursor.u32()), dimension(cursor.u32()), 1);
    }

    private static int dimension(long value) throws BrokenImageException {
        if (value > Integer.MAX_VALUE) {
            throw new BrokenImageException("dimension out of range");
        }
        return (int) value;
    }
}
