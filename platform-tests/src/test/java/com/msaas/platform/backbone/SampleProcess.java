package com.msaas.platform.backbone;

import com.msaas.platform.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;

/// A sample service in a process of its own, so that it can be killed and stopped by signal. What it has
/// committed it says line by line, as a client that holds an answer would know.
final class SampleProcess implements AutoCloseable {
    private final String name;
    private final Process process;
    private final Path out;

    private SampleProcess(String name, Process process, Path out) {
        this.name = name;
        this.process = process;
        this.out = out;
    }

    /// Starts an instance of the sender that tells of visits of these tenants until it is ended.
    static SampleProcess sender(
            Path dir, String name, String mongodbUri, String database, String kafka, List<TenantId> tenants) {
        List<String> args = new ArrayList<>(List.of("sender", name, mongodbUri, database, kafka));
        tenants.forEach(tenant -> args.add(tenant.toString()));
        return start(dir, name, args);
    }

    /// Starts an instance of the receiver.
    static SampleProcess receiver(Path dir, String name, String mongodbUri, String database, String kafka) {
        return start(dir, name, List.of("receiver", name, mongodbUri, database, kafka));
    }

    private static SampleProcess start(Path dir, String name, List<String> args) {
        Path out = dir.resolve(name + ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SampleProcess.class.getName()));
        command.addAll(args);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            return new SampleProcess(name, process, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /// The lines it has said that begin with the word, without it.
    List<String> said(String word) {
        try {
            // the last line may be half written when the process was killed
            String text = Files.readString(out);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> line.startsWith(word + " "))
                    .map(line -> line.substring(word.length() + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("no signal reached " + process.pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Ends it as an operator would.
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The process itself.
    public static void main(String[] args) throws InterruptedException {
        boolean sends = args[0].equals("sender");
        ConfigurableApplicationContext context = SampleService.start(
                sends ? Visits.Feature.class : Reception.class,
                sends ? "sample-sender" : "sample-receiver",
                args[2],
                args[3],
                args[4],
                Map.of("clinic.instance", args[1]));
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.interrupt();
            context.close();
        }));
        System.out.println("ready " + args[1]);
        if (!sends) {
            Thread.currentThread().join();
        }
        List<TenantId> tenants = new ArrayList<>();
        for (int i = 5; i < args.length; i++) {
            tenants.add(TenantId.of(args[i]));
        }
        tellOnAndOn(context.getBean(Visits.class), tenants);
    }

    private static void tellOnAndOn(Visits visits, List<TenantId> tenants) throws InterruptedException {
        for (int turn = 0; ; turn++) {
            TenantId tenant = tenants.get(turn % tenants.size());
            Visits.Told told = visits.next(tenant);
            System.out.println("told " + tenant + " " + told.place() + " " + told.event());
            // a steady load and not the most there is: 100 a second
            TimeUnit.NANOSECONDS.sleep(Duration.ofMillis(10).toNanos());
        }
    }
}
