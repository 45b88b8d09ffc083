package io.qisheng.evidence.image;

/** The bytes cannot be made a picture of: cut off, damaged, or made to exhaust a decoder. */
public final class BrokenImageException extends Exception {

    BrokenImageException(String message) {
        super(message);
    }

    BrokenImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
