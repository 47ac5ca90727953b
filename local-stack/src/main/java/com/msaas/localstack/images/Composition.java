package com.msaas.localstack.images;

import com.msaas.localstack.fetch.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docker-compose.yml describes, put up as a project of its own beside whatever else runs here.
public final class Composition {

    private static final String PROJECT = "clinic-verify";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Docker docker;
    private final Path dir;
    private final Map<String, String> settings;
    private final List<Process> followers = new ArrayList<>();

    /// @param dir where its own files lie: secrets, the names of its images
    /// @param settings what stands above the file of settings
    public Composition(Docker docker, Path dir, Map<String, String> settings) {
        this.docker = docker;
        this.dir = dir;
        this.settings = Map.copyOf(settings);
    }

    /// Makes a secret for each that the file demands.
    public void configure() throws IOException {
        Files.createDirectories(dir);
        useImages(Map.of());
        Tool.run(
                docker.root(),
                Map.of(),
                List.of(
                        docker.root().resolve("docker/configure").toString(),
                        secrets().toString()));
    }

    /// A setting that [#configure()] has made.
    public String setting(String name) throws IOException {
        return Files.readAllLines(secrets()).stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + name + " in " + secrets()))
                .substring(name.length() + 1);
    }

    /// Which image each service of the file runs from, ours and the servers.
    public Map<String, String> images() throws IOException {
        JsonNode config = JsonMapper.shared().readTree(compose("config", "--format", "json"));
        Map<String, String> images = new TreeMap<>();
        config.path("services")
                .forEachEntry((name, service) ->
                        images.put(name, service.path("image").asString()));
        return images;
    }

    /// Lets services run from other images than those that the file names.
    public void useImages(Map<String, String> imageOfService) throws IOException {
        Map<String, Object> services = new LinkedHashMap<>();
        imageOfService.forEach((service, image) -> services.put(service, Map.of("image", image)));
        // every JSON is YAML
        Files.writeString(overlay(), JsonMapper.shared().writeValueAsString(Map.of("services", services)));
    }

    /// Starts these and whatever they depend on.
    public void start(Collection<String> services) throws IOException {
        List<String> up = new ArrayList<>(List.of("up", "--detach", "--quiet-pull"));
        up.addAll(services);
        compose(up.toArray(String[]::new));
    }

    /// Waits until these say that they are well.
    ///
    /// @throws IOException naming those that are not when time is up
    public void awaitHealthy(Collection<String> services, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        TreeSet<String> missing = new TreeSet<>(services);
        while (!missing.isEmpty()) {
            for (String line :
                    compose("ps", "--all", "--format", "json").lines().toList()) {
                JsonNode container = JsonMapper.shared().readTree(line);
                if (container.path("Health").asString("").equals("healthy")) {
                    missing.remove(container.path("Service").asString());
                }
            }
            if (!missing.isEmpty() && System.nanoTime() > deadline) {
                throw new IOException("not healthy after " + patience.toMinutes() + " minutes: " + missing);
            }
            LockSupport.parkNanos(missing.isEmpty() ? 0 : LOOK_EVERY.toNanos());
        }
    }

    /// Writes what a service says, from its start and on, into a file of its own.
    public void follow(Collection<String> services, Path logs) throws IOException {
        Files.createDirectories(logs);
        for (String service : services) {
            ProcessBuilder follower = new ProcessBuilder(
                            command("logs", "--follow", "--no-color", "--no-log-prefix", service))
                    .directory(docker.root().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(logs.resolve(service + ".log").toFile());
            follower.environment().putAll(settings);
            followers.add(follower.start());
        }
    }

    /// Ends it and deletes its data.
    public void remove() throws IOException {
        followers.forEach(Process::destroy);
        compose("down", "--volumes", "--remove-orphans");
    }

    private Path secrets() {
        return dir.resolve("env");
    }

    private Path overlay() {
        return dir.resolve("images.yml");
    }

    private String compose(String... arguments) throws IOException {
        return Tool.output(docker.root(), settings, command(arguments));
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(docker.command(
                "compose",
                "--project-name=" + PROJECT,
                "--env-file=" + secrets(),
                "--file=docker-compose.yml",
                "--file=docker/verify.yml",
                "--file=" + overlay()));
        command.addAll(List.of(arguments));
        return command;
    }
}
