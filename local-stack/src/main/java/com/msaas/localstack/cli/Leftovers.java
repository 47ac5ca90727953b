package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.Part;
import com.msaas.localstack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What pid files say was started in a stack's directory, whatever the settings say by now.
final class Leftovers {

    private final Project project;

    Leftovers(Project project) {
        this.project = project;
    }

    /// The instances of our services that run.
    List<Part> services() {
        List<Part> running = new ArrayList<>();
        for (String name : names()) {
            if (ClinicService.named(name).isPresent()) {
                running.add(new ServiceProcess(
                        name,
                        project.home(),
                        () -> {
                            throw new IllegalStateException(name + " is only looked at here");
                        },
                        0,
                        Map.of()));
            }
        }
        running.removeIf(part -> part.process().isEmpty());
        return running;
    }

    /// Everything that runs.
    List<Part> all() {
        List<Part> running = services();
        LocalStack.in(project.home().dir()).build().parts().stream()
                .filter(part -> part.process().isPresent())
                .forEach(running::add);
        return running;
    }

    private List<String> names() {
        Path pids = project.home().pids();
        if (!Files.isDirectory(pids)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(pids)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
