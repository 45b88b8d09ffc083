package io.qisheng.evidence.image;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Watches a decoder at work: stops it at the next line of pixels when it has used too much processor time (a busy machine is not
 * the picture's fault), and notes when it had to make up pixels because the data were damaged.
 */
final class DecodingWatch implements IIOReadProgressListener, IIOReadWarningListener {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ImageReader reader;
    private final long end;
    private boolean late;
    private boolean damaged;

    DecodingWatch(ImageReader reader, Duration limit) {
        this.reader = reader;
        this.end = THREADS.getCurrentThreadCpuTime() + limit.toNanos();
        reader.addIIOReadProgressListener(this);
        reader.addIIOReadWarningListener(this);
    }

    void check() throws BrokenImageException {
        if (late) {
            throw new BrokenImageException("took too long");
        }
        if (damaged) {
            throw new BrokenImageException("damaged data");
        }
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (THREADS.getCurrentThreadCpuTime() > end) {
            late = true;
            reader.abort();
        }
    }

    /** Cameras pad the end of their data, which is harmless and reported as extraneous bytes; all else loses pixels. */
    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        if (text.contains("premature") || (text.contains("corrupt") && !text.contains("extraneous"))) {
            damaged = true;
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
