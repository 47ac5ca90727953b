package com.msaas.localstack.fetch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program of this machine that is called and waited for.
public final class Tool {

    private static final int LINES_SHOWN = 15;

    private Tool() {}

    /// The program that a variable names, else the one on the PATH.
    public static Optional<Path> find(String variable, String program) {
        return configured(variable).or(() -> onPath(program));
    }

    static Optional<Path> configured(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String folder : path.split(File.pathSeparator)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return Optional.of(candidate.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    /// Runs a program to its end.
    ///
    /// @throws IOException naming the program and its last lines when it fails
    public static void run(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        Path log = Files.createTempFile("clinic-tool", ".log");
        try {
            run(directory, environment, command, log, log);
        } finally {
            Files.delete(log);
        }
    }

    /// Runs a program to its end and takes what it writes to its standard output.
    ///
    /// @throws IOException naming the program and its last lines when it fails
    public static String output(Path directory, Map<String, String> environment, List<String> command)
            throws IOException {
        Path output = Files.createTempFile("clinic-tool", ".out");
        Path errors = Files.createTempFile("clinic-tool", ".log");
        try {
            run(directory, environment, command, output, errors);
            return text(output);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static void run(
            Path directory, Map<String, String> environment, List<String> command, Path output, Path errors)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.to(errors.toFile()))
                .redirectErrorStream(output.equals(errors));
        builder.environment().putAll(environment);
        try {
            int exitCode = builder.start().waitFor();
            if (exitCode != 0) {
                throw new IOException(command.getFirst() + " failed with exit code " + exitCode + ":\n    "
                        + String.join(
                                "\n    ", tellingLines(text(errors).lines().toList())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " was running", e);
        }
    }

    private static String text(Path file) throws IOException {
        // what a program writes need not be UTF-8
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    // Maven's errors come first and are followed by pages of advice; other programs end with what is wrong.
    private static List<String> tellingLines(List<String> lines) {
        List<String> errors = lines.stream()
                .filter(line -> line.startsWith("[ERROR]") && !line.contains("\tat "))
                .limit(LINES_SHOWN)
                .toList();
        return errors.isEmpty() ? lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()) : errors;
    }
}
