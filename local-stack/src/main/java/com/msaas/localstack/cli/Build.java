package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.Jvm;
import com.msaas.localstack.ServiceImage;
import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Builds what changed, through Maven.
final class Build {

    private final Path root;
    private final SourceHash sources;

    Build(Path root) {
        this.root = root;
        this.sources = new SourceHash(root);
    }

    /// Builds those services whose sources or built jar are not those of the last build.
    ///
    /// @return the names of what was built
    List<String> changed(Collection<ClinicService> services) {
        List<String> stale = services.stream()
                .map(ClinicService::module)
                .filter(module -> !stamp(module).equals(savedStamp(module)))
                .sorted()
                .toList();
        if (!stale.isEmpty()) {
            List<String> arguments = new ArrayList<>(List.of(
                    "-pl", String.join(",", stale), "-am", "-DskipTests", "-Dspotless.check.skip=true", "package"));
            run(arguments);
            stale.forEach(this::saveStamp);
        }
        return stale;
    }

    /// Runs Maven quietly in the project.
    void run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(mvn().toString(), "-q", "-B", "-ntp"));
        command.addAll(arguments);
        try {
            Tool.run(root, Map.of("JAVA_HOME", Jvm.home().toString()), command);
        } catch (IOException e) {
            throw new Trouble("the build failed: " + e.getMessage());
        }
    }

    static Path mvn() {
        return Tool.find("CLINIC_MVN", "mvn")
                .orElseThrow(
                        () -> new Trouble("Maven is missing: there is no mvn on the PATH and CLINIC_MVN is not set"));
    }

    // The jar belongs to the stamp: a build by hand from other sources replaces it behind our back.
    private String stamp(String module) {
        try {
            Path jar = ServiceImage.builtJar(root, module);
            FileTime time = Files.getLastModifiedTime(jar);
            return sources.of(module) + " " + Files.size(jar) + " " + time;
        } catch (IllegalStateException _) {
            return "not built";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path stampFile(String module) {
        return root.resolve("build/stamps").resolve(module);
    }

    private String savedStamp(String module) {
        try {
            Path file = stampFile(module);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void saveStamp(String module) {
        try {
            Files.createDirectories(root.resolve("build/stamps"));
            Files.writeString(stampFile(module), stamp(module));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
