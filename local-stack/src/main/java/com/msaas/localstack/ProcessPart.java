package com.msaas.localstack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What all parts share: a process with a pid file and a log, held by signals.
abstract class ProcessPart implements Part {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PORT_GRACE = Duration.ofSeconds(1);
    private static final Duration POLITE = Duration.ofSeconds(20);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    final Home home;
    private final String name;
    private @Nullable Process child;
    private long startedAt;

    ProcessPart(String name, Home home) {
        this.name = name;
        this.home = home;
    }

    /// Gets what it is made of onto this machine; most parts have nothing to fetch.
    void fetch() {}

    /// The ports that must be free before it starts.
    abstract List<Integer> ports();

    /// Prepares files and says what to run.
    abstract Command command() throws IOException;

    /// How long it may take to end when asked politely.
    Duration patienceAtEnd() {
        return POLITE;
    }

    /// Asks the running part whether it can work; an exception means "not yet".
    abstract boolean answers() throws Exception;

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Path log() {
        return home.log(name);
    }

    @Override
    public final Optional<RunningProcess> process() {
        return RunningProcess.load(home.pid(name)).filter(RunningProcess::isAlive);
    }

    @Override
    public final void requireFreePorts() {
        if (process().isPresent()) {
            return;
        }
        for (int port : ports()) {
            if (!becomesFree(port)) {
                throw new PartFailed(
                        name,
                        name + " cannot start: port " + port + " is already in use by "
                                + Ports.holder(port).orElse("another program"));
            }
        }
    }

    @Override
    public final synchronized void start() {
        if (process().isPresent()) {
            return;
        }
        requireFreePorts();
        try {
            Command command = command();
            keepPreviousLog();
            startedAt = System.nanoTime();
            Process started = spawn(command);
            child = started;
            RunningProcess.of(started.pid(), command.label()).save(home.pid(name));
        } catch (IOException e) {
            throw new PartFailed(name, name + " cannot start: " + e.getMessage());
        }
    }

    // The kernel may need a moment to take a port back from a process that was just killed.
    private static boolean becomesFree(int port) {
        long deadline = System.nanoTime() + PORT_GRACE.toNanos();
        while (!Ports.isFree(port)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(POLL);
        }
        return true;
    }

    private void keepPreviousLog() throws IOException {
        Files.createDirectories(log().getParent());
        if (Files.exists(log())) {
            Files.move(log(), Path.of(log() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Process spawn(Command command) throws IOException {
        List<String> arguments = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C in the terminal is for the launcher alone, and setsid leaves the pid as it
            // is.
            arguments.add(SETSID.toString());
        }
        arguments.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .directory(command.directory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(ProcessPart::changesHowAJvmRuns);
        builder.environment().putAll(command.environment());
        return builder.start();
    }

    private static boolean changesHowAJvmRuns(String variable) {
        return variable.equals("JAVA_TOOL_OPTIONS") || variable.equals("JDK_JAVA_OPTIONS");
    }

    @Override
    public final void awaitReady(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!isReady()) {
            if (process().isEmpty()) {
                throw new PartFailed(name, name + " ended while it was starting" + exitCode(), log());
            }
            if (System.nanoTime() > deadline) {
                throw new PartFailed(name, name + " was not ready after " + atMost.toSeconds() + " s", log());
            }
            pause(POLL);
        }
        if (child != null) {
            Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
            process()
                    .filter(running -> running.startedIn().isZero())
                    .ifPresent(running -> running.startedIn(took).save(home.pid(name)));
        }
    }

    private String exitCode() {
        return child == null || child.isAlive() ? "" : " (exit code " + child.exitValue() + ")";
    }

    @Override
    public final boolean isReady() {
        if (process().isEmpty()) {
            return false;
        }
        try {
            return answers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception _) {
            return false;
        }
    }

    @Override
    public final synchronized void stop() {
        end("TERM");
    }

    @Override
    public final synchronized void kill() {
        end("KILL");
    }

    private void end(String signal) {
        Optional<RunningProcess> found = process();
        if (found.isPresent()) {
            RunningProcess running = found.get();
            signal(running, signal);
            // A paused process gets its SIGTERM only when it goes on.
            signal(running, "CONT");
            long forceAt = System.nanoTime() + patienceAtEnd().toNanos();
            while (running.isAlive()) {
                if (System.nanoTime() > forceAt) {
                    signal(running, "KILL");
                }
                pause(Duration.ofMillis(10));
            }
        }
        try {
            Files.deleteIfExists(home.pid(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void pause() {
        process().ifPresent(running -> signal(running, "STOP"));
    }

    @Override
    public final void resume() {
        process().ifPresent(running -> signal(running, "CONT"));
    }

    private static void signal(RunningProcess running, String signal) {
        if (!running.isAlive()) {
            return;
        }
        try {
            // The shell's own kill: the program of that name is not on every machine.
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + running.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
