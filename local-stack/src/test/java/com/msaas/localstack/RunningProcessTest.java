package com.msaas.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProcessTest {

    private static final long ME = ProcessHandle.current().pid();

    @Test
    void remembersAProcessInAFile(@TempDir Path dir) {
        RunningProcess me = RunningProcess.of(ME, "this test").startedIn(Duration.ofMillis(1_500));

        me.save(dir.resolve("pids/me"));

        assertThat(RunningProcess.load(dir.resolve("pids/me"))).contains(me);
        assertThat(me.isAlive()).isTrue();
        assertThat(me.residentMib()).isPositive();
        assertThat(me.processorTime()).isPositive();
    }

    @Test
    void isNotMistakenForAnotherProcessThatGotItsPidLater() {
        RunningProcess me = RunningProcess.of(ME, "");

        assertThat(new RunningProcess(ME, me.startTicks() - 1, me.boot(), Duration.ZERO, "").isAlive())
                .isFalse();
        assertThat(new RunningProcess(ME, me.startTicks(), "an earlier boot", Duration.ZERO, "").isAlive())
                .isFalse();
    }

    @Test
    void isNotAliveAfterItsEnd() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        RunningProcess running = RunningProcess.of(child.pid(), "");
        assertThat(running.isAlive()).isTrue();

        child.destroyForcibly().waitFor();

        assertThat(running.isAlive()).isFalse();
    }

    @Test
    void isUnknownWhenItsFileIsDamagedOrMissing(@TempDir Path dir) throws IOException {
        Path damaged = Files.writeString(dir.resolve("damaged"), "pid=12x\n");

        assertThat(RunningProcess.load(damaged)).isEmpty();
        assertThat(RunningProcess.load(dir.resolve("missing"))).isEmpty();
    }
}
