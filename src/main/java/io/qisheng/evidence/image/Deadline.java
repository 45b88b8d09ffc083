package io.qisheng.evidence.image;

import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Stops a decoder that takes too long, at the next line of pixels it reports. */
final class Deadline implements IIOReadProgressListener {

    private final ImageReader reader;
    private final long end;
    private boolean passed;

    Deadline(ImageReader reader, Duration limit) {
        this.reader = reader;
        this.end = System.nanoTime() + limit.toNanos();
    }

    boolean passed() {
        return passed;
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (System.nanoTime() > end) {
            passed = true;
            reader.abort();
        }
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
