package io.qisheng.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The measurements of one path on one side; the medians count. */
final class Series {

    private final List<Window> windows = new ArrayList<>();

    void add(Window window) {
        windows.add(window);
    }

    List<Window> windows() {
        return windows;
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    long failed() {
        return windows.stream().mapToLong(window -> window.outcome().failed()).sum();
    }

    double perSecond() {
        return median(Window::perSecond);
    }

    double millis(double share) {
        return median(window -> window.outcome().latencies().millis(share));
    }

    double serviceMicros() {
        return median(Window::serviceMicros);
    }

    double databaseMicros() {
        return median(Window::databaseMicros);
    }

    private double median(ToDoubleFunction<Window> figure) {
        double[] sorted = windows.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
