package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.Jvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs what other modules bring beside the services, a benchmark for instance, built from what the sources say now.
final class Programs {
    private final Path root;

    Programs(Path root) {
        this.root = root;
    }

    /// @param module where the main class is
    /// @param environment what it finds in its environment besides ours
    /// @return its exit code
    int run(String module, String mainClass, Map<String, String> environment, List<String> arguments) {
        Build build = new Build(root);
        build.changed(List.of(ClinicService.values()));
        Path classpath = root.resolve("build").resolve(module + ".classpath");
        build.run(List.of(
                "-pl",
                module,
                "-am",
                "-DskipTests",
                "-Dspotless.check.skip=true",
                "package",
                "dependency:build-classpath",
                "-Dmdep.includeScope=runtime",
                "-Dmdep.outputFile=" + classpath));
        try {
            List<String> java = new ArrayList<>(List.of(
                    Jvm.java().toString(),
                    "-Dclinic.root=" + root,
                    "-cp",
                    root.resolve(module).resolve("target/classes")
                            + File.pathSeparator
                            + Files.readString(classpath).trim(),
                    mainClass));
            java.addAll(arguments);
            ProcessBuilder program =
                    new ProcessBuilder(java).directory(root.toFile()).inheritIO();
            program.environment().putAll(environment);
            return program.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
