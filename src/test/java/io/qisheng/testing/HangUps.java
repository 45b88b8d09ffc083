package io.qisheng.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Phones that send a whole request and are gone before the answer, as in a lift or a tunnel. */
public final class HangUps {

    /** As often in a row nothing has to be at work. */
    private static final int QUIET = 5;

    private HangUps() {}

    /** A POST as it goes over the wire; the length of the body is added to its headers. */
    public record Cut(String path, List<String> headers, String body) {

        private byte[] bytes() {
            List<String> lines = new ArrayList<>(List.of("POST " + path + " HTTP/1.1", "Host: localhost"));
            lines.addAll(headers);
            lines.add("Content-Length: " + body.getBytes(UTF_8).length);
            return (String.join("\r\n", lines) + "\r\n\r\n" + body).getBytes(UTF_8);
        }
    }

    /**
     * Sends all of them, so many at once, and resets each connection at a moment of its own within {@code longest}, more often an early
     * one: whatever the machine, some are gone before they are read, some while they are worked on, and some hear their answer.
     *
     * @return for each whether it was gone before a byte of the answer had come
     */
    public static List<Boolean> storm(List<Cut> requests, int atOnce, Duration longest)
            throws ExecutionException, InterruptedException {
        Random moments = new Random(requests.size());
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (Cut request : requests) {
            long micros = (long) (longest.toNanos() / 1_000 * Math.pow(moments.nextDouble(), 3));
            calls.add(() -> cutOff(request, micros));
        }
        return AtOnce.each(calls, atOnce, Callable::call);
    }

    private static boolean cutOff(Cut request, long micros) throws IOException, InterruptedException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoLinger(true, 0);
            OutputStream out = socket.getOutputStream();
            out.write(request.bytes());
            out.flush();
            TimeUnit.MICROSECONDS.sleep(micros);
            return socket.getInputStream().available() == 0;
        }
    }

    /** What the phones left behind is worked off within a while, and leaves no transaction behind. */
    public static void waitUntilIdle(Connection database, Duration patience) throws SQLException, InterruptedException {
        String busy = "select count(*) from pg_stat_activity where usename = 'qisheng_app' and state <> 'idle'";
        long end = System.nanoTime() + patience.toNanos();
        int quiet = 0;
        while (quiet < QUIET && System.nanoTime() < end) {
            quiet = Database.number(database, busy) == 0 ? quiet + 1 : 0;
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(quiet).as("looks at idle connections").isEqualTo(QUIET);
    }
}
