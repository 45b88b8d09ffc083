package io.qisheng.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive connection with at most one request under way. Of an answer only status and length are looked at; one that comes in
 * chunks ends with the empty one, which JSON cannot hold.
 */
final class HttpConnection implements AutoCloseable {

    private static final int BUFFER = 1 << 20;
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "\r\ntransfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
    private ByteBuffer out = ByteBuffer.allocate(0);
    private long sentAt;
    private int status;
    private boolean chunked;
    private int awaited;

    HttpConnection(Selector selector, InetSocketAddress address) throws IOException {
        this.channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send(byte[] request) throws IOException {
        out = ByteBuffer.wrap(request);
        in.clear();
        awaited = -1;
        sentAt = System.nanoTime();
        write();
    }

    /** Writes what is left of the request. */
    void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Reads what is there; true when the answer is whole. */
    boolean read() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the service hung up");
        }
        if (awaited < 0) {
            readHead();
        }
        if (!in.hasRemaining() || awaited > in.capacity()) {
            throw new IOException("an answer of more than " + BUFFER + " bytes");
        }
        return awaited >= 0 && in.position() >= awaited && (!chunked || endsWith(LAST_CHUNK));
    }

    int status() {
        return status;
    }

    long sentAt() {
        return sentAt;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readHead() throws IOException {
        byte[] bytes = in.array();
        int end = indexOf(bytes, END, in.position());
        if (end < 0) {
            return;
        }
        status = (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
        chunked = indexOf(bytes, CHUNKED, end) >= 0;
        awaited = end + END.length + (chunked ? 0 : length(bytes, end));
    }

    private static int length(byte[] bytes, int end) throws IOException {
        int at = indexOf(bytes, LENGTH, end);
        if (at < 0) {
            throw new IOException("an answer without a length");
        }
        int length = 0;
        for (int i = at + LENGTH.length; i < end && bytes[i] != '\r'; i++) {
            length = bytes[i] == ' ' ? length : length * 10 + bytes[i] - '0';
        }
        return length;
    }

    private boolean endsWith(byte[] words) {
        return matches(in.array(), in.position() - words.length, words);
    }

    /** Where the words begin before {@code limit}, whatever their case; -1 when nowhere. */
    private static int indexOf(byte[] bytes, byte[] words, int limit) {
        for (int i = 0; i <= limit - words.length; i++) {
            if (matches(bytes, i, words)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, int at, byte[] words) {
        for (int j = 0; j < words.length; j++) {
            byte b = bytes[at + j];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != words[j]) {
                return false;
            }
        }
        return true;
    }
}
