package com.msaas.testsupport;

import com.msaas.localstack.ContainerServers;
import com.msaas.localstack.fetch.Packages;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/// MongoDB and Kafka by Testcontainers, from the images that docker-compose.yml runs too. They end with the JVM.
public final class DockerServers implements ContainerServers {
    private static final String MONGODB = "mongo:6.0.20";

    @Override
    public Optional<String> missing() {
        return DockerClientFactory.instance().isDockerAvailable()
                ? Optional.empty()
                : Optional.of("-Dinfra=containers was asked for, and no Docker daemon answers on this machine");
    }

    @Override
    public String mongodbUri() {
        return Mongo.RUNNING.getConnectionString();
    }

    @Override
    public String kafkaBootstrapServers() {
        return Kafka.RUNNING.getBootstrapServers();
    }

    private static final class Mongo {
        private static final MongoDBContainer RUNNING = new MongoDBContainer(MONGODB).withReplicaSet();

        static {
            RUNNING.start();
        }
    }

    private static final class Kafka {
        private static final KafkaContainer RUNNING = new KafkaContainer("apache/kafka:" + Packages.version("kafka"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");

        static {
            RUNNING.start();
        }
    }
}
