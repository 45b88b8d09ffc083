package io.qisheng.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds taken ports before anything is started, and who holds them where the system tells. */
final class PortCheck {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private PortCheck() {}

    /** A port that nobody holds by now may take a moment until it is given back by who did, so it is waited for. */
    static void requireFree(Ports ports) {
        Processes.await(
                MOMENT,
                () -> ports.byVariable().values().stream()
                        .allMatch(port -> isFree(port) || holder(port).isPresent()));
        List<String> taken = new ArrayList<>();
        ports.byVariable().forEach((variable, port) -> {
            if (!isFree(port)) {
                String holder = holder(port).map(who -> " by " + who).orElse("");
                taken.add("Port %d (%s) is taken%s.".formatted(port, variable, holder));
            }
        });
        if (!taken.isEmpty()) {
            throw new LocalStackException(
                    String.join("\n", taken)
                            + "\nNothing was started. Stop what holds it, or choose another port, for example: make run PORT=8180");
        }
    }

    static boolean isFree(int port) {
        return binds(new InetSocketAddress(port))
                && binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean binds(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port whose last connections are still closing counts as free.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process that listens on a port; empty where /proc is missing or belongs to another user. */
    static Optional<String> holder(int port) {
        if (!Files.isDirectory(PROC)) {
            return Optional.empty();
        }
        List<String> sockets = Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> listeningSockets(PROC.resolve(table), port).stream())
                .toList();
        return ProcessHandle.allProcesses()
                .filter(process -> holdsAny(process.pid(), sockets))
                .findFirst()
                .map(process -> "process " + process.pid() + ": " + abbreviate(Processes.commandLine(process.pid())));
    }

    private static List<String> listeningSockets(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length > 9 && row[1].endsWith(suffix) && row[3].equals(LISTENING))
                    .map(row -> "socket:[" + row[9] + "]")
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean holdsAny(long pid, List<String> sockets) {
        try (DirectoryStream<Path> descriptors =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // Another user's process, or one that has just ended.
            return false;
        }
    }

    private static String abbreviate(String commandLine) {
        return commandLine.length() <= 100 ? commandLine : commandLine.substring(0, 100) + " …";
    }
}
