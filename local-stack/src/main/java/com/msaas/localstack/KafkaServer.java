package com.msaas.localstack;

import com.msaas.localstack.fetch.Packages;
import com.msaas.localstack.fetch.Tool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/// A Kafka broker that is its own controller (KRaft).
public final class KafkaServer extends ProcessPart {

    private final Packages packages;
    private final int port;
    private final int controllerPort;

    KafkaServer(Home home, Packages packages, int port, int controllerPort) {
        super("kafka", home);
        this.packages = packages;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /// What clients take as `bootstrap.servers`.
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String address() {
        return bootstrapServers();
    }

    @Override
    void fetch() {
        packages.kafkaJars();
    }

    @Override
    List<Integer> ports() {
        return List.of(port, controllerPort);
    }

    @Override
    Command command() throws IOException {
        Path data = Files.createDirectories(home.data(name()));
        Path log = data.resolve("log");
        Path settings = data.resolve("server.properties");
        Files.writeString(settings, settings(log));
        String classpath =
                packages.kafkaJars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        if (!Files.exists(log.resolve("meta.properties"))) {
            Tool.run(
                    data,
                    Map.of(),
                    java(
                            classpath,
                            List.of(),
                            "kafka.tools.StorageTool",
                            "format",
                            "-t",
                            Uuid.randomUuid().toString(),
                            "-c",
                            settings.toString()));
        }
        return Command.of(java(classpath, List.of(), "kafka.Kafka", settings.toString()), data);
    }

    private static List<String> java(String classpath, List<String> flags, String main, String... arguments) {
        List<String> all = new ArrayList<>();
        all.add(Jvm.java().toString());
        all.addAll(Jvm.KAFKA);
        all.addAll(flags);
        all.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server=info",
                "-cp",
                classpath,
                main));
        all.addAll(List.of(arguments));
        return all;
    }

    // One broker: nothing is replicated. Internal topics stay small and the cleaner's buffers too, to spare memory.
    private String settings(Path log) {
        return """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=PLAINTEXT
            listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
            log.dirs=%3$s
            auto.create.topics.enable=false
            num.partitions=12
            default.replication.factor=1
            min.insync.replicas=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            log.cleaner.dedupe.buffer.size=4194304
            log.segment.bytes=67108864
            log.index.size.max.bytes=1048576
            num.network.threads=2
            num.io.threads=4
            background.threads=2
            """.formatted(port, controllerPort, log);
    }

    @Override
    boolean answers() throws Exception {
        if (Ports.isFree(port)) {
            // Spares the client its complaints about a broker that does not listen yet.
            return false;
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                3_000))) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        }
    }
}
