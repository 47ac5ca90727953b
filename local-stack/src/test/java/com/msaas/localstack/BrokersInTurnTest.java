package com.msaas.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.BrokersInTurn.Taken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BrokersInTurnTest {
    private static final List<String> TWO = List.of("127.0.0.1:1", "127.0.0.1:2");

    @TempDir
    Path locks;

    private final List<Process> others = new ArrayList<>();

    @AfterEach
    void endTheOthers() {
        others.forEach(Process::destroyForcibly);
    }

    @Test
    void giveEachOfTwoProcessesItsOwn() throws IOException {
        String theirs = anotherTakes();

        try (Taken ours = BrokersInTurn.take(BrokersInTurn.environment(TWO, locks))) {
            assertThat(List.of(theirs, ours.address())).containsExactlyInAnyOrderElementsOf(TWO);
        }
    }

    @Test
    void letTheNextHaveTheBrokerOfAProcessThatWasKilled() throws Exception {
        anotherTakes();
        String second = anotherTakes();

        Process killed = others.getLast();
        killed.destroyForcibly();
        assertThat(killed.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(anotherTakes()).isEqualTo(second);
    }

    private String anotherTakes() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Taker.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.putAll(BrokersInTurn.environment(TWO, locks));
        Process other = builder.start();
        others.add(other);
        String address = other.inputReader().readLine();
        assertThat(address).isIn(TWO);
        return address;
    }

    /// Takes a broker, says which, and holds it until it is ended.
    static final class Taker {
        private Taker() {}

        static void main() {
            try (Taken broker = BrokersInTurn.take(System.getenv())) {
                IO.println(broker.address());
                System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
