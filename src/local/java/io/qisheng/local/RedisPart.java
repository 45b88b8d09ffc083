package io.qisheng.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Redis without persistence: whatever it holds may be lost. */
final class RedisPart extends Part {

    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    RedisPart(StackSettings settings, RunFile runFile) {
        super("redis", settings.ports().redis(), settings, runFile);
    }

    @Override
    protected void prepare() throws IOException {
        Binaries.redis(settings.folder().resolve("bin"));
    }

    @Override
    protected List<String> command() throws IOException {
        return List.of(
                Binaries.redis(settings.folder().resolve("bin")).toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port()),
                "--dir",
                data().toString(),
                "--appendonly",
                "no",
                "--save",
                "",
                "--maxmemory",
                "128mb",
                // Redis writes its address over its command line otherwise, and we would not know it again.
                "--set-proc-title",
                "no");
    }

    @Override
    protected boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write(PING);
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }
}
