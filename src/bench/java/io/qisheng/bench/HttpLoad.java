package io.qisheng.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Drives the service over kept-alive connections: on each the next request goes out when the answer of the last has come. One
 * thread without a framework, so that it takes as little as possible of the processors that it shares with what it measures.
 */
final class HttpLoad {

    /** After this long without any answer the service is taken for dead. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final InetSocketAddress address;
    private final int connections;

    HttpLoad(int port, int connections) {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.connections = connections;
    }

    /**
     * Sends requests for a time, and not more than {@code most}. What is on its way at the end is waited for, so every request that
     * was sent is counted.
     */
    Outcome run(Requests requests, Duration time, long most) {
        try (Selector selector = Selector.open()) {
            List<HttpConnection> all = new ArrayList<>();
            try {
                for (int i = 0; i < connections; i++) {
                    all.add(new HttpConnection(selector, address));
                }
                return new Drive(selector, requests, time, most).run(all);
            } finally {
                all.forEach(HttpConnection::close);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The service does not answer as it should: " + e.getMessage(), e);
        }
    }

    /** One run. */
    private static final class Drive {

        private final Selector selector;
        private final Requests requests;
        private final long most;
        private final long begin = System.nanoTime();
        private final long end;
        private final Latencies latencies = new Latencies();
        private long sent;
        private long good;
        private long failed;
        private long lastAnswer = begin;

        Drive(Selector selector, Requests requests, Duration time, long most) {
            this.selector = selector;
            this.requests = requests;
            this.end = begin + time.toNanos();
            this.most = most;
        }

        Outcome run(List<HttpConnection> connections) throws IOException {
            for (HttpConnection connection : connections) {
                sendNext(connection);
            }
            while (good + failed < sent) {
                selector.select(key -> ready(key), 1_000);
                if (System.nanoTime() - lastAnswer > SILENCE.toNanos()) {
                    throw new BenchException("The service has not answered for " + SILENCE.toSeconds() + " seconds.");
                }
            }
            return new Outcome(good, failed, (lastAnswer - begin) / 1e9, latencies);
        }

        private void ready(SelectionKey key) {
            HttpConnection connection = (HttpConnection) key.attachment();
            try {
                if (key.isWritable()) {
                    connection.write();
                }
                if (key.isReadable() && connection.read()) {
                    answered(connection);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void answered(HttpConnection connection) throws IOException {
            lastAnswer = System.nanoTime();
            latencies.add(lastAnswer - connection.sentAt());
            if (requests.isGood(connection.status())) {
                good++;
            } else {
                failed++;
            }
            sendNext(connection);
        }

        private void sendNext(HttpConnection connection) throws IOException {
            if (System.nanoTime() < end && sent < most) {
                sent++;
                connection.send(requests.next());
            }
        }
    }
}
