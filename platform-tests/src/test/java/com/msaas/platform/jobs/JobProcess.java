package com.msaas.platform.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;

/// An instance in a process of its own that begins a job, says so in the database and never comes to an end
/// with it.
final class JobProcess implements AutoCloseable {
    static final String BEGUN = "begun";

    private final Process process;

    private JobProcess(Process process) {
        this.process = process;
    }

    static JobProcess start(String uri, String database) {
        try {
            return new JobProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx96m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            JobProcess.class.getName(),
                            uri,
                            database)
                    .inheritIO()
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        new JobInstance(args[0], args[1], Clock.systemUTC(), JobInstance.QUICK, (instance, job) -> {
                    instance.plain.getCollection(BEGUN).insertOne(new Document("key", job.key()));
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .working();
        never.await();
    }
}
