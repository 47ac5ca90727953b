package com.msaas.localstack.packing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Docker's own word on the compose file, on machines that have it.
class DockerComposeTest {

    @Test
    void understandsTheComposeFile(@TempDir Path scratch) throws IOException {
        Path docker = Tool.find("CLINIC_DOCKER", "docker").orElse(null);
        assumeTrue(docker != null, "docker is not on this machine");
        assumeTrue(hasCompose(docker), "this machine's docker has no compose");
        Path environment = Files.write(
                scratch.resolve("env"),
                ComposeTest.demanded().stream()
                        .map(name -> name + "=http://example")
                        .toList());

        Tool.run(
                Packed.PROJECT,
                Map.of(),
                List.of(docker.toString(), "compose", "--env-file", environment.toString(), "config", "--quiet"));
    }

    private static boolean hasCompose(Path docker) {
        try {
            Tool.run(Packed.PROJECT, Map.of(), List.of(docker.toString(), "compose", "version"));
            return true;
        } catch (IOException none) {
            return false;
        }
    }
}
