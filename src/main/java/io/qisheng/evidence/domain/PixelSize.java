package io.qisheng.evidence.domain;

/** Width and height of a picture. */
public record PixelSize(int width, int height) {

    /** The size with the same shape and a long edge of at most {@code edge}; never larger than it was, never flatter than one pixel. */
    public PixelSize fit(int edge) {
        int longEdge = Math.max(width, height);
        if (longEdge <= edge) {
            return this;
        }
        double ratio = (double) edge / longEdge;
        return new PixelSize(
                Math.max(1, (int) Math.round(width * ratio)), Math.max(1, (int) Math.round(height * ratio)));
    }
}
