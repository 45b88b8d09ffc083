package io.qisheng.evidence.domain;

/** The sizes in which a photo is shown. */
public enum RenditionSize {
    THUMBNAIL(320),
    PREVIEW(1280);

    private final int longEdge;

    RenditionSize(int longEdge) {
        this.longEdge = longEdge;
    }

    public int longEdge() {
        return longEdge;
    }
}
