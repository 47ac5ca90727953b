package com.msaas.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/// Another instance of the service under test, in a process of its own, so that it can be killed.
public final class SecondInstance implements AutoCloseable {
    public static final String NAME = "second";

    private static final Path LOG = Path.of("target", "second-instance.log");

    private final Process process;

    private SecondInstance(Process process) {
        this.process = process;
    }

    /// With the same name, database, broker and mail server as the first.
    public static SecondInstance beside(Environment first) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NotificationApplication.class.getName(),
                "--server.port=0",
                "--clinic.instance=" + NAME));
        Stream.of(
                        "spring.application.name",
                        "server.address",
                        "clinic.mongodb.uri",
                        "clinic.mongodb.database",
                        "clinic.kafka.bootstrap-servers",
                        "clinic.identity.issuer",
                        "clinic.mail.host",
                        "clinic.mail.port",
                        "clinic.relay.lease",
                        "clinic.jobs.poll",
                        "clinic.jobs.lease",
                        "clinic.jobs.tries",
                        "clinic.jobs.first-pause",
                        "clinic.jobs.longest-pause",
                        "clinic.notifications.mails-per-minute")
                .filter(first::containsProperty)
                .forEach(name -> command.add("--" + name + "=" + first.getRequiredProperty(name)));
        try {
            return new SecondInstance(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(LOG.toFile())
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether it has begun to work.
    public boolean isUp() {
        try {
            return Files.readString(LOG).contains("Started NotificationApplication");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it in the middle of whatever it does, by SIGKILL.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
