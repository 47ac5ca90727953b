package com.msaas.localstack;

import com.msaas.localstack.fetch.Packages;
import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A Keycloak with the realm `clinic` from the file in this module. Its Java is started directly: the script
/// in front of it would stay above it and take the signals.
public final class KeycloakServer extends ProcessPart {

    private static final String REALM = "clinic";
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=dev-file", "--health-enabled=true", "--metrics-enabled=true");

    private final Packages packages;
    private final Secrets secrets;
    private final int port;
    private final int managementPort;
    private final String publicUrl;
    private final String authUrl;

    KeycloakServer(
            Home home,
            Packages packages,
            Secrets secrets,
            int port,
            int managementPort,
            String publicUrl,
            String authUrl) {
        super("keycloak", home);
        this.packages = packages;
        this.secrets = secrets;
        this.port = port;
        this.managementPort = managementPort;
        this.publicUrl = publicUrl;
        this.authUrl = authUrl;
    }

    /// The server's own base address.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// The issuer in the tokens of our realm.
    public String issuer() {
        return url() + "/realms/" + REALM;
    }

    @Override
    public String address() {
        return url();
    }

    @Override
    void fetch() {
        built(packages);
    }

    @Override
    List<Integer> ports() {
        return List.of(port, managementPort);
    }

    @Override
    Command command() throws IOException {
        Path built = built(packages);
        Path instance = instance(built);
        importRealmInto(instance);
        return new Command(
                java(
                        instance,
                        List.of(
                                "start",
                                "--optimized",
                                "--import-realm",
                                "--cache=local",
                                "--http-enabled=true",
                                "--hostname=" + url(),
                                "--http-host=127.0.0.1",
                                "--http-port=" + port,
                                "--http-management-host=127.0.0.1",
                                "--http-management-port=" + managementPort)),
                Map.of(
                        "CLINIC_PUBLIC_URL",
                        publicUrl,
                        "CLINIC_AUTH_URL",
                        authUrl,
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        secrets.value(Secrets.KEYCLOAK_ADMIN),
                        Secrets.ADMIN_CLIENT,
                        secrets.value(Secrets.ADMIN_CLIENT),
                        Secrets.LOGIN_CLIENT,
                        secrets.value(Secrets.LOGIN_CLIENT),
                        Secrets.PASSWORD_CHECK_CLIENT,
                        secrets.value(Secrets.PASSWORD_CHECK_CLIENT),
                        Secrets.OPERATOR_CLIENT,
                        secrets.value(Secrets.OPERATOR_CLIENT)),
                instance,
                "");
    }

    /// The installation that all stacks share. Keycloak wants a build step for its options; it is done once
    /// and kept. It needs real files: built through links it comes out as another, half-configured server
    /// without a word of complaint.
    public static Path built(Packages packages) {
        String version = Packages.version("keycloak");
        String options = Integer.toHexString(
                Objects.hash(BUILD_OPTIONS, System.getenv().getOrDefault("CLINIC_KEYCLOAK_HOME", "")));
        return packages.cache().entry("keycloak-" + version + "-" + options, "fetching and building Keycloak", into -> {
            packages.unpackKeycloak(into);
            List<String> arguments = new ArrayList<>();
            arguments.add("build");
            arguments.addAll(BUILD_OPTIONS);
            Tool.run(into, Map.of(), java(into, arguments));
        });
    }

    /// The running server keeps its data in its own directory below the stack's, and shares all the rest.
    private Path instance(Path built) throws IOException {
        Path instance = Files.createDirectories(home.data(name()));
        for (String shared : List.of("bin", "conf", "providers", "themes", "version.txt", "lib")) {
            link(built.resolve(shared), instance.resolve(shared));
        }
        return instance;
    }

    private static void link(Path to, Path link) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, to);
    }

    private static void importRealmInto(Path instance) throws IOException {
        Path folder = Files.createDirectories(instance.resolve("data/import"));
        try (InputStream realm =
                Objects.requireNonNull(KeycloakServer.class.getResourceAsStream("/keycloak/clinic-realm.json"))) {
            Files.copy(realm, folder.resolve("clinic-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    // What bin/kc.sh passes to Java, with our memory settings.
    private static List<String> java(Path kcHome, List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add(Jvm.java().toString());
        all.addAll(Jvm.KEYCLOAK);
        all.addAll(List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + kcHome,
                "-Djboss.server.config.dir=" + kcHome.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                kcHome.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        all.addAll(arguments);
        return all;
    }

    @Override
    boolean answers() throws IOException {
        return Web.get("http://127.0.0.1:" + managementPort + "/health/ready").isOk()
                && Web.get(issuer() + "/protocol/openid-connect/certs").isOk();
    }
}
