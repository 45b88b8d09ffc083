package io.qisheng.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void saysWhichPortIsTakenAndByWhom() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.of(Map.of("PORT", Integer.toString(taken.getLocalPort())));

            assertThatThrownBy(() -> PortCheck.requireFree(ports))
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (PORT) is taken by process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("Nothing was started");
        }
    }

    @Test
    void refusesWordsThatAreNoPort() {
        assertThatThrownBy(() -> Ports.of(Map.of("REDIS_PORT", "default")))
                .hasMessage("REDIS_PORT=default is not a port number (1 to 65535).");
    }
}
