package io.qisheng.evidence.image;

/** A picture that the service encoded itself: JPEG, sRGB, upright, without metadata. */
public record Rendition(int width, int height, byte[] bytes) {

    @Override
    public String toString() {
        return "Rendition[" + width + "x" + height + ", " + bytes.length + " bytes]";
    }
}
