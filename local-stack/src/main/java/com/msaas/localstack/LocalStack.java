package com.msaas.localstack;

import com.msaas.localstack.fetch.Packages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// A set of real servers in one directory, each a process of its own on the loopback address. What runs in
/// that directory already, from an earlier launcher, is taken over and not started twice.
///
/// ```java
/// try (LocalStack stack = LocalStack.in(dir).with(Server.MONGODB, Server.KAFKA).start()) {
///     stack.kafka().kill();
///     stack.kafka().restart(Duration.ofSeconds(30));
/// }
/// ```
public final class LocalStack implements AutoCloseable {

    /// How long a server may take; generous, because two cores may be busy with everything else.
    static final Duration PATIENCE = Duration.ofSeconds(120);

    /// The real servers.
    public enum Server {
        REDIS,
        MONGODB,
        KAFKA,
        MAIL,
        KEYCLOAK,
        STRIPE_MOCK
    }

    private final Home home;
    private final Secrets secrets;
    private final Map<Server, Part> parts = new EnumMap<>(Server.class);
    private final MongoServer mongodb;
    private final KafkaServer kafka;
    private final KeycloakServer keycloak;
    private final RedisServer redis;
    private final MailServer mail;
    private final StripeMockServer stripeMock;

    private LocalStack(Builder builder) {
        home = builder.home;
        secrets = Secrets.of(home);
        ServerPorts ports = builder.ports;
        mongodb = new MongoServer(home, builder.packages, ports.mongodb(), builder.oplogMib);
        kafka = new KafkaServer(home, builder.packages, ports.kafka(), ports.kafkaController());
        keycloak = new KeycloakServer(
                home,
                builder.packages,
                secrets,
                ports.keycloak(),
                ports.keycloakManagement(),
                builder.publicUrl,
                builder.authUrl);
        redis = new RedisServer(home, builder.packages, ports.redis());
        mail = new MailServer(home, builder.packages, ports.smtp(), ports.imap(), ports.mailApi(), ports.mailPage());
        stripeMock = new StripeMockServer(home, builder.packages, ports.stripeMock());
        for (Server server : builder.servers) {
            parts.put(
                    server,
                    switch (server) {
                        case REDIS -> redis;
                        case MONGODB -> mongodb;
                        case KAFKA -> kafka;
                        case MAIL -> mail;
                        case KEYCLOAK -> keycloak;
                        case STRIPE_MOCK -> stripeMock;
                    });
        }
    }

    /// A stack in this directory, with free ports unless told otherwise.
    public static Builder in(Path dir) {
        return new Builder(new Home(dir));
    }

    /// What belongs to a stack before it starts.
    public static final class Builder {

        private final Home home;
        private Set<Server> servers = EnumSet.allOf(Server.class);
        private ServerPorts ports = ServerPorts.free();
        private Packages packages = Packages.ofUser(_ -> {});
        private int oplogMib;
        private String publicUrl = "http://127.0.0.1:" + ClinicService.GATEWAY.port();
        private String authUrl = "http://127.0.0.1:" + ClinicService.AUTH.port();

        private Builder(Home home) {
            this.home = home;
        }

        /// Only these servers.
        public Builder with(Server... only) {
            servers = EnumSet.copyOf(List.of(only));
            return this;
        }

        public Builder ports(ServerPorts given) {
            ports = given;
            return this;
        }

        /// The size of Mongo's oplog; a small one lets resume tokens get lost.
        public Builder oplogMib(int mib) {
            oplogMib = mib;
            return this;
        }

        /// Where browsers reach the gateway; the realm allows sign-in from there.
        public Builder publicUrl(String url) {
            publicUrl = url;
            return this;
        }

        /// Where Keycloak reaches auth-service, to tell it of sessions that have ended.
        public Builder authUrl(String url) {
            authUrl = url;
            return this;
        }

        /// Where the servers come from, and who hears of it.
        public Builder packages(Packages from) {
            packages = from;
            return this;
        }

        /// The stack, not started.
        public LocalStack build() {
            return new LocalStack(this);
        }

        /// The stack with all its servers ready.
        public LocalStack start() {
            LocalStack stack = build();
            stack.start(_ -> {});
            return stack;
        }
    }

    /// Fetches and prepares whatever of the chosen servers is not on this machine yet.
    public void fetch() {
        inParallel(parts.values(), part -> ((ProcessPart) part).fetch());
    }

    /// Starts all servers side by side and waits for them; ends all of them when one fails. What this machine
    /// cannot have is left out.
    ///
    /// @param ready hears of each server as it becomes ready
    public void start(Consumer<Part> ready) {
        try {
            inParallel(present(), part -> {
                part.start();
                part.awaitReady(PATIENCE);
                ready.accept(part);
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private List<Part> present() {
        return parts.values().stream().filter(part -> part.missing().isEmpty()).toList();
    }

    /// Does the same to several parts at once and reports the first failure after all have ended.
    public static void inParallel(Collection<? extends Part> parts, Consumer<Part> action) {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, parts.size()))) {
            for (Part part : parts) {
                Callable<Void> act = () -> {
                    action.accept(part);
                    return null;
                };
                running.add(threads.submit(act));
            }
        }
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /// The chosen servers, in the order in which they should be listed.
    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    public Home home() {
        return home;
    }

    public Secrets secrets() {
        return secrets;
    }

    public MongoServer mongodb() {
        return mongodb;
    }

    public KafkaServer kafka() {
        return kafka;
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }

    public RedisServer redis() {
        return redis;
    }

    public MailServer mail() {
        return mail;
    }

    public StripeMockServer stripeMock() {
        return stripeMock;
    }

    /// Stops all servers of the stack; data and logs stay.
    @Override
    public void close() {
        inParallel(parts.values(), Part::stop);
    }
}
