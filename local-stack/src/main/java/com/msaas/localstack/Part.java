package com.msaas.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// One process of the stack, a real server or a service of ours, seen alike by the launcher and by fault
/// tests.
public interface Part {

    /// The name that people use for it: `mongodb`, `scheduling-service#2`.
    String name();

    /// What is told to those who want to reach it: a URL or a connection string.
    String address();

    /// Why this machine cannot have it at all, if it cannot: then the rest starts without it.
    default Optional<String> missing() {
        return Optional.empty();
    }

    /// Checks that nobody else holds the ports that it needs; says nothing when it already runs.
    ///
    /// @throws PartFailed naming the port, and its holder where that can be told
    void requireFreePorts();

    /// Starts the process and returns without waiting; does nothing when it already runs.
    void start();

    /// Waits until the part itself answers that it can work.
    ///
    /// @throws PartFailed when it ends before, or does not answer in time
    void awaitReady(Duration atMost);

    /// Asks the part once.
    boolean isReady();

    /// Asks the process to end, and forces it after a while. Returns when it is gone.
    void stop();

    /// Ends the process without warning, as a crash would (SIGKILL). Returns when it is gone.
    void kill();

    /// Lets the process hang (SIGSTOP) until [#resume()].
    void pause();

    /// Lets a paused process go on (SIGCONT).
    void resume();

    /// The running process, also one that an earlier launcher started.
    Optional<RunningProcess> process();

    /// Where it writes what it has to say.
    Path log();

    /// Starts the part again on the same ports and data, and waits for it.
    default void restart(Duration atMost) {
        stop();
        start();
        awaitReady(atMost);
    }
}
