package com.msaas.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The container images of our services, run on this machine's own network and held as closely as
/// docker-compose.yml holds them.
///
/// @param docker the `docker` program
/// @param repository what stands before the service's name
/// @param tag which version of all of them
public record ServiceImages(Path docker, String repository, String tag) {

    /// The full name of a service's image.
    public String of(String service) {
        return repository + "/" + service + ":" + tag;
    }

    /// How an instance is run. Variables are named only: docker takes their values from its own environment, so that no
    /// secret is seen in the list of processes.
    List<String> command(String instance, Set<String> variables) {
        List<String> command = new ArrayList<>(List.of(
                docker.toString(),
                "run",
                "--rm",
                "--network=host",
                "--memory=512m",
                "--read-only",
                "--tmpfs=/tmp:exec",
                "--cap-drop=ALL",
                "--security-opt=no-new-privileges"));
        variables.forEach(variable -> command.add("--env=" + variable));
        command.add(of(instance.replaceFirst("#\\d+$", "")));
        return command;
    }
}
