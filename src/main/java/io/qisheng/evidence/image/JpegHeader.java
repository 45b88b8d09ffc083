package io.qisheng.evidence.image;

/** Walks a JPEG's markers to its end: size from the frame header, the number of scans, and that it has an end at all. */
final class JpegHeader {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private final ByteCursor cursor;
    private int width;
    private int height;
    private int frames;
    private int scans;

    private JpegHeader(ByteCursor cursor) {
        this.cursor = cursor;
    }

    static ImageHeader read(ByteCursor cursor) throws BrokenImageException {
        cursor.skip(2);
        JpegHeader walk = new JpegHeader(cursor);
        walk.toEnd();
        if (walk.frames != 1 || walk.scans == 0) {
            throw new BrokenImageException(walk.frames + " frames, " + walk.scans + " scans");
        }
        return new ImageHeader(ImageFormat.JPEG, walk.width, walk.height, walk.scans);
    }

    private void toEnd() throws BrokenImageException {
        for (int marker = next(); marker != END_OF_IMAGE; marker = next()) {
            if (isFrame(marker)) {
                frame();
            } else if (hasSegment(marker)) {
                cursor.skip(cursor.u16() - 2L);
            }
            if (marker == START_OF_SCAN) {
                scans++;
            }
        }
    }

    private void frame() throws BrokenImageException {
        int length = cursor.u16();
        cursor.skip(1);
        height = cursor.u16();
        width = cursor.u16();
        cursor.skip(length - 7L);
        frames++;
    }

    /** The next marker; skips compressed data, in which a stuffed zero or a restart number follows each 0xFF. */
    private int next() throws BrokenImageException {
        while (true) {
            if (cursor.u8() == 0xFF) {
                int code = cursor.u8();
                while (code == 0xFF) {
                    code = cursor.u8();
                }
                if (code != 0 && !isRestart(code)) {
                    return code;
                }
            }
        }
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    /** SOF0 … SOF15; the three numbers left out are tables. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean hasSegment(int marker) {
        return marker != 0x01 && marker != 0xD8;
    }
}
