package com.msaas.localstack;

import java.util.Optional;

/// Where MongoDB and Kafka come from in tests that run with `-Dinfra=containers`. The tests bring it, as a service of
/// Java's `ServiceLoader`: the launcher needs no library for containers.
public interface ContainerServers {

    /// Why there are none on this machine, if that is so.
    Optional<String> missing();

    /// The connection string of a replica set, started when first asked for.
    String mongodbUri();

    /// Kafka's `host:port`, started when first asked for.
    String kafkaBootstrapServers();
}
