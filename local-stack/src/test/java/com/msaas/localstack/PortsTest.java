package com.msaas.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.localstack.LocalStack.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @Test
    void handsOutEachFreePortOnce() {
        int first = Ports.free();

        assertThat(Ports.isFree(first)).isTrue();
        assertThat(Ports.free()).isNotEqualTo(first);
    }

    @Test
    void tellsWhoHoldsAPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            assertThat(Ports.holder(taken.getLocalPort()))
                    .contains("java (process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void namesThePartWhosePortIsTaken(@TempDir Path dir) throws IOException {
        LocalStack stack = LocalStack.in(dir).with(Server.REDIS).build();
        int port = Integer.parseInt(stack.redis().url().replaceAll(".*:", ""));

        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> stack.start(_ -> {}))
                    .isInstanceOf(PartFailed.class)
                    .hasMessageStartingWith("redis cannot start: port " + port + " is already in use by java");
        }
    }
}
