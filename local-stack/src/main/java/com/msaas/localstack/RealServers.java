package com.msaas.localstack;

import com.msaas.localstack.LocalStack.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// The servers that all tests of this JVM share: those that `./clinic test` started and names in the
/// environment, else started here when first asked for and ended with the JVM. With `-Dinfra=containers` MongoDB and
/// Kafka are containers instead.
public final class RealServers {
    private static final Optional<ContainerServers> CONTAINERS = containersWhereAskedFor();

    private static final Map<Server, LocalStack> OWN = new EnumMap<>(Server.class);

    private RealServers() {}

    /// Why tests cannot have the servers that were asked for, if that is so.
    public static Optional<String> missing() {
        return CONTAINERS.flatMap(ContainerServers::missing);
    }

    public static String mongodbUri() {
        return CONTAINERS
                .map(ContainerServers::mongodbUri)
                .or(() -> given("CLINIC_TEST_MONGODB_URI"))
                .orElseGet(() -> own(Server.MONGODB).mongodb().uri());
    }

    /// A broker whose topics no other JVM's tests use meanwhile.
    public static String kafkaBootstrapServers() {
        return CONTAINERS
                .map(ContainerServers::kafkaBootstrapServers)
                .or(() -> given("CLINIC_TEST_KAFKA").map(_ -> Broker.OURS.address()))
                .orElseGet(() -> own(Server.KAFKA).kafka().bootstrapServers());
    }

    /// Keycloak's base address; the realm is `clinic`.
    public static String keycloakUrl() {
        return given("CLINIC_TEST_KEYCLOAK_URL")
                .orElseGet(() -> own(Server.KEYCLOAK).keycloak().url());
    }

    /// The issuer of the realm `clinic`.
    public static String issuer() {
        return keycloakUrl() + "/realms/clinic";
    }

    /// A secret of the shared Keycloak, by the names in [Secrets].
    public static String secret(String name) {
        return given("CLINIC_TEST_SECRETS")
                .map(dir -> new Secrets(Path.of(dir)))
                .orElseGet(() -> own(Server.KEYCLOAK).secrets())
                .value(name);
    }

    public static String redisUrl() {
        return given("CLINIC_TEST_REDIS_URL")
                .orElseGet(() -> own(Server.REDIS).redis().url());
    }

    public static int smtpPort() {
        return given("CLINIC_TEST_SMTP_PORT")
                .map(Integer::valueOf)
                .orElseGet(() -> own(Server.MAIL).mail().smtpPort());
    }

    public static int imapPort() {
        return given("CLINIC_TEST_IMAP_PORT")
                .map(Integer::valueOf)
                .orElseGet(() -> own(Server.MAIL).mail().imapPort());
    }

    /// The base of the mail server's REST API.
    public static String mailApiUrl() {
        return given("CLINIC_TEST_MAIL_API")
                .orElseGet(() -> own(Server.MAIL).mail().apiUrl());
    }

    /// What takes the place of Stripe's address.
    ///
    /// @throws PartFailed where this machine cannot have it
    public static String stripeUrl() {
        return given("CLINIC_TEST_STRIPE_URL").orElseGet(() -> {
            StripeMockServer stripeMock = own(Server.STRIPE_MOCK).stripeMock();
            stripeMock.missing().ifPresent(why -> {
                throw new PartFailed(stripeMock.name(), "a test needs stripe-mock: " + why);
            });
            return stripeMock.url();
        });
    }

    /// What `./clinic test` puts into the environment of the tests, so that they find these servers.
    ///
    /// @param brokers all of them, for as many JVMs at once
    public static Map<String, String> environment(LocalStack stack, List<KafkaServer> brokers) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CLINIC_TEST_MONGODB_URI", stack.mongodb().uri(),
                "CLINIC_TEST_KEYCLOAK_URL", stack.keycloak().url(),
                "CLINIC_TEST_SECRETS", stack.home().secrets().toString(),
                "CLINIC_TEST_REDIS_URL", stack.redis().url(),
                "CLINIC_TEST_SMTP_PORT", String.valueOf(stack.mail().smtpPort()),
                "CLINIC_TEST_IMAP_PORT", String.valueOf(stack.mail().imapPort()),
                "CLINIC_TEST_MAIL_API", stack.mail().apiUrl()));
        environment.putAll(BrokersInTurn.environment(
                brokers.stream().map(KafkaServer::bootstrapServers).toList(),
                stack.home().dir().resolve("brokers")));
        if (stack.stripeMock().missing().isEmpty()) {
            environment.put("CLINIC_TEST_STRIPE_URL", stack.stripeMock().url());
        }
        return environment;
    }

    private static Optional<ContainerServers> containersWhereAskedFor() {
        return switch (System.getProperty("infra", "processes")) {
            case "processes" -> Optional.empty();
            case "containers" ->
                Optional.of(ServiceLoader.load(ContainerServers.class)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("these tests know no containers")));
            default -> throw new IllegalStateException("-Dinfra is processes, which it is by itself, or containers");
        };
    }

    private static final class Broker {
        private static final BrokersInTurn.Taken OURS = BrokersInTurn.take(System.getenv());
    }

    private static Optional<String> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private static synchronized LocalStack own(Server server) {
        return OWN.computeIfAbsent(server, RealServers::startForThisJvm);
    }

    private static LocalStack startForThisJvm(Server server) {
        try {
            Path dir = Files.createTempDirectory("clinic-test-");
            LocalStack stack = LocalStack.in(dir).with(server).build();
            stack.fetch();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, dir)));
            stack.start(_ -> {});
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(LocalStack stack, Path dir) {
        // Nobody reads the data again, so there is no reason to wait for an orderly end.
        LocalStack.inParallel(stack.parts(), Part::kill);
        try {
            com.msaas.localstack.fetch.Cache.delete(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
