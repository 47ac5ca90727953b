package com.msaas.localstack.images;

import com.msaas.localstack.KeycloakServer;
import com.msaas.localstack.fetch.Packages;
import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Images of servers, made out of the local stack's own programs, for machines that cannot pull the published ones.
/// They are called otherwise than those, so that nobody takes one for the other.
public final class StandIns {

    // The folders below docker/stand-ins.
    private static final Map<String, String> NAMES = Map.of(
            "mongo", "mongo",
            "apache/kafka", "kafka",
            "keycloak/keycloak", "keycloak",
            "redis", "redis",
            "greenmail/standalone", "greenmail",
            "stripe/stripe-mock", "stripe-mock");

    private final Docker docker;
    private final Packages packages;

    public StandIns(Docker docker, Packages packages) {
        this.docker = docker;
        this.packages = packages;
    }

    /// Makes the stand-in of a published image.
    ///
    /// @param published its full name: `apache/kafka:4.4.0`
    /// @return the stand-in's full name; empty for a server that the local stack does not have
    /// @throws IOException when what it is made of cannot be had
    public Optional<String> of(String published) throws IOException {
        int version = published.lastIndexOf(':');
        String name = NAMES.getOrDefault(published.substring(0, version), "");
        List<Path> made = ingredients(name);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        String tag = "clinic/stand-in-" + name + published.substring(version);
        List<String> command = new ArrayList<>(
                List.of(docker.root().resolve("docker/stand-ins/make").toString(), name, BaseImage.MADE, tag));
        made.forEach(file -> command.add(file.toString()));
        Tool.run(docker.root(), Map.of("CLINIC_DOCKER", docker.program().toString()), command);
        return Optional.of(tag);
    }

    private List<Path> ingredients(String name) throws IOException {
        return switch (name) {
            case "mongo" -> List.of(packages.mongod(), node(), packages.mongosh());
            case "kafka" -> packages.kafkaJars();
            case "keycloak" -> List.of(KeycloakServer.built(packages));
            case "redis" -> List.of(packages.redisServer());
            case "greenmail" -> List.of(packages.greenmailJar());
            case "stripe-mock" -> List.of(packages.stripeMock());
            default -> List.of();
        };
    }

    private static Path node() throws IOException {
        return Tool.find("CLINIC_NODE", "node")
                .orElseThrow(
                        () -> new IOException("MongoDB's shell runs on Node.js, and there is no node on the PATH"));
    }
}
