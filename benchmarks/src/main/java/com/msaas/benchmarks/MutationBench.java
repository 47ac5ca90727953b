package com.msaas.benchmarks;

import com.msaas.localstack.fetch.Cache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes protections out of a copy of the code, one at a time, and demands that the test named for each
/// fails; and that it passes on a copy that nobody touched.
final class MutationBench implements Benchmark {
    private static final Set<String> NOT_COPIED = Set.of("target", "build", ".git", ".clinic");
    private static final String COPIES = "build/mutation";
    private static final String LOG = "build/mutation.log";
    private static final Pattern OUTCOME =
            Pattern.compile("<testsuite[^>]*\\btests=\"(\\d+)\"[^>]*\\berrors=\"(\\d+)\"[^>]*\\bfailures=\"(\\d+)\"");

    private final Path root;

    MutationBench(Path root) {
        this.root = root;
    }

    @Override
    public boolean run(Figures figures) {
        long killed = 0;
        long controls = 0;
        for (Mutant mutant : Mutant.ALL) {
            Path copy = root.resolve(COPIES).resolve(mutant.name());
            copyTo(copy);
            boolean control = failures(copy, mutant).filter(count -> count == 0).isPresent();
            controls += control ? 1 : 0;
            System.out.printf(
                    "%s: %s %s without the mutation%n",
                    mutant.name(), mutant.test(), control ? "passes" : "DOES NOT PASS");
            apply(copy, mutant);
            boolean noticed = failures(copy, mutant).filter(count -> count > 0).isPresent();
            killed += noticed ? 1 : 0;
            System.out.printf(
                    "%s: %s %s with it%n", mutant.name(), mutant.test(), noticed ? "fails" : "DID NOT NOTICE");
        }
        figures.put("mutants", Mutant.ALL.size());
        figures.put("killed", killed);
        figures.put("controls_passed", controls);
        return killed == Mutant.ALL.size() && controls == Mutant.ALL.size();
    }

    private void apply(Path copy, Mutant mutant) {
        Path patch = root.resolve("benchmarks/src/main/mutants").resolve(mutant.name() + ".patch");
        if (execute(copy, List.of("git", "apply", "--verbose", patch.toString())) != 0) {
            throw new IllegalStateException(patch + " does not fit the code any more: see " + copy.resolve(LOG));
        }
    }

    /// How many cases of the test failed; nothing when it did not run, as when the mutated code does not
    /// compile.
    private Optional<Integer> failures(Path copy, Mutant mutant) {
        Path reports = copy.resolve(mutant.module()).resolve("target/surefire-reports");
        report(reports, mutant).ifPresent(MutationBench::delete);
        execute(
                copy,
                List.of(
                        "./clinic",
                        "test",
                        "-q",
                        "-pl",
                        mutant.module(),
                        "-am",
                        "-Dtest=" + mutant.test(),
                        "-Dsurefire.failIfNoSpecifiedTests=false",
                        "-Dspotless.check.skip=true"));
        return report(reports, mutant).map(MutationBench::read).flatMap(report -> {
            Matcher outcome = OUTCOME.matcher(report);
            return outcome.find() && Integer.parseInt(outcome.group(1)) > 0
                    ? Optional.of(Integer.parseInt(outcome.group(2)) + Integer.parseInt(outcome.group(3)))
                    : Optional.empty();
        });
    }

    private static Optional<Path> report(Path reports, Mutant mutant) {
        if (!Files.isDirectory(reports)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(reports)) {
            return files.filter(file -> file.getFileName().toString().endsWith("." + mutant.testClass() + ".xml"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int execute(Path copy, List<String> command) {
        try {
            Files.createDirectories(copy.resolve("build"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(copy.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(copy.resolve(LOG).toFile()));
            // the copy lies within a clone; git would look for its files there
            builder.environment()
                    .put("GIT_CEILING_DIRECTORIES", root.resolve(COPIES).toString());
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void copyTo(Path copy) {
        try {
            Cache.delete(copy);
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                    if (NOT_COPIED.contains(String.valueOf(dir.getFileName())) && !dir.equals(root)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    Files.createDirectories(copy.resolve(root.relativize(dir)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, copy.resolve(root.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
