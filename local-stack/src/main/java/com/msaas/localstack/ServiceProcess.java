package com.msaas.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One instance of one of our services.
public final class ServiceProcess extends ProcessPart {

    private static final Duration TRAINING_PATIENCE = Duration.ofSeconds(180);

    private final Supplier<ServiceImage> newestImage;
    private final int port;
    private final Map<String, String> environment;
    private @Nullable ServiceImage image;
    private boolean training;

    /// @param name the instance's name, as [ClinicService#instance(int)] makes it
    /// @param newestImage asked once, when it is first needed: to look after a running service needs no build
    /// @param environment settings, on top of what the launcher itself has
    public ServiceProcess(
            String name, Home home, Supplier<ServiceImage> newestImage, int port, Map<String, String> environment) {
        super(name, home);
        this.newestImage = newestImage;
        this.port = port;
        this.environment = new TreeMap<>(environment);
        this.environment.put("SERVER_PORT", String.valueOf(port));
        this.environment.put("SERVER_ADDRESS", "127.0.0.1");
        this.environment.put("CLINIC_INSTANCE", name);
    }

    /// The service's own base address.
    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    List<Integer> ports() {
        return List.of(port);
    }

    @Override
    Command command() throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(Jvm.java().toString());
        arguments.addAll(Jvm.SERVICE);
        if (training) {
            arguments.add("-XX:AOTCacheOutput=" + unfinishedCache());
        } else if (image().hasStartUpCache()) {
            arguments.add("-XX:AOTCache=" + image().startUpCache());
        }
        if (image().springAot()) {
            arguments.add("-Dspring.aot.enabled=true");
        }
        arguments.addAll(List.of("-jar", image().jar().toString()));
        Path directory = Files.createDirectories(home.data(name()));
        return new Command(arguments, environment, directory, label());
    }

    /// What it would be started from now: changes with the built jar and with its settings.
    public String label() {
        return image().id() + "-" + Integer.toHexString(environment.hashCode());
    }

    /// Whether it runs, but from another build or with other settings.
    public boolean isOutdated() {
        return process().filter(running -> !running.label().equals(label())).isPresent();
    }

    /// Whether a start-up cache was made for what it runs.
    public boolean hasStartUpCache() {
        return image().hasStartUpCache();
    }

    /// Whether the process has finished starting, though it may still wait for a server that it needs.
    public boolean isLive() {
        try {
            return process().isPresent()
                    && Web.get(address() + "/actuator/health/liveness").isOk();
        } catch (IOException _) {
            return false;
        }
    }

    private synchronized ServiceImage image() {
        if (image == null) {
            image = newestImage.get();
        }
        return image;
    }

    // While it ends, the JVM of a training run assembles the cache.
    @Override
    Duration patienceAtEnd() {
        return training ? TRAINING_PATIENCE : super.patienceAtEnd();
    }

    private Path unfinishedCache() {
        return Path.of(image().startUpCache() + ".partial");
    }

    @Override
    boolean answers() throws IOException {
        return Web.get(address() + "/actuator/health/readiness").isOk();
    }

    /// Runs once to let the JVM record what a start loads, and writes the start-up cache at its end.
    ///
    /// @return whether there is a cache now
    /// @throws PartFailed when the service does not even start
    public boolean train() {
        training = true;
        try {
            start();
            awaitReady(TRAINING_PATIENCE);
        } finally {
            stop();
            training = false;
        }
        try {
            Files.move(unfinishedCache(), image().startUpCache(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
