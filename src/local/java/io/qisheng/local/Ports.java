package io.qisheng.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The loopback port of each part. */
public record Ports(int service, int management, int postgresql, int redis, int storage, int wechat) {

    /** The fixed ports of {@code make run}; each can be moved by an environment variable. */
    static Ports of(Map<String, String> environment) {
        return new Ports(
                port(environment, "PORT", 8080),
                port(environment, "MANAGEMENT_PORT", 9000),
                port(environment, "POSTGRESQL_PORT", 15432),
                port(environment, "REDIS_PORT", 16379),
                port(environment, "STORAGE_PORT", 19000),
                port(environment, "WECHAT_PORT", 18090));
    }

    /** Ports that are free now, for the tests. All are held open together, so that no two are the same. */
    static Ports free() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on loopback", e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /** The environment variable that moves a port, and the port. */
    Map<String, Integer> byVariable() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("PORT", service);
        ports.put("MANAGEMENT_PORT", management);
        ports.put("POSTGRESQL_PORT", postgresql);
        ports.put("REDIS_PORT", redis);
        ports.put("STORAGE_PORT", storage);
        ports.put("WECHAT_PORT", wechat);
        return ports;
    }

    private static int port(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new LocalStackException(variable + "=" + value + " is not a port number (1 to 65535).", e);
        }
        throw new LocalStackException(variable + "=" + value + " is not a port number (1 to 65535).");
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
