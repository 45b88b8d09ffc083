package io.qisheng.evidence.image;

/** Reads numbers out of bytes and says so when they end. */
final class ByteCursor {

    private final byte[] bytes;
    private int position;

    ByteCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    int remaining() {
        return bytes.length - position;
    }

    void skip(long count) throws BrokenImageException {
        if (count < 0 || count > remaining()) {
            throw new BrokenImageException("cut off");
        }
        position += (int) count;
    }

    int u8() throws BrokenImageException {
        if (remaining() < 1) {
            throw new BrokenImageException("cut off");
        }
        return bytes[position++] & 0xFF;
    }

    int u16() throws BrokenImageException {
        return u8() << 8 | u8();
    }

    long u32() throws BrokenImageException {
        return (long) u16() << 16 | u16();
    }

    int littleU16() throws BrokenImageException {
        return u8() | u8() << 8;
    }

    int littleU24() throws BrokenImageException {
        return littleU16() | u8() << 16;
    }

    long littleU32() throws BrokenImageException {
        return littleU16() | (long) littleU16() << 16;
    }
}
