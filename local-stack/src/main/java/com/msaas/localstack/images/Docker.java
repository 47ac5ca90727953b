package com.msaas.localstack.images;

import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The `docker` program of this machine, with a daemon that answers.
///
/// @param root the project, in which it is called
public record Docker(Path program, Path root) {

    /// The one that `CLINIC_DOCKER` names, else the one on the PATH; empty where no daemon answers it.
    public static Optional<Docker> of(Path root) {
        return Tool.find("CLINIC_DOCKER", "docker")
                .map(program -> new Docker(program, root))
                .filter(docker -> docker.succeeds("version", "--format", "{{.Server.Version}}"));
    }

    /// Whether it can put up what a compose file says.
    public boolean knowsCompose() {
        return succeeds("compose", "version");
    }

    /// Runs it to its end.
    ///
    /// @throws IOException with its last lines when it fails
    public void run(String... arguments) throws IOException {
        Tool.run(root, Map.of(), command(arguments));
    }

    /// Whether an image is here, or can be had from where it is published.
    public boolean has(String image) {
        return succeeds("image", "inspect", image) || succeeds("pull", "--quiet", image);
    }

    boolean succeeds(String... arguments) {
        try {
            run(arguments);
            return true;
        } catch (IOException no) {
            return false;
        }
    }

    List<String> command(String... arguments) {
        return Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments))
                .toList();
    }
}
