package com.msaas.localstack.cli;

import com.msaas.localstack.Home;
import com.msaas.localstack.Jvm;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.Part;
import com.msaas.localstack.RealServers;
import com.msaas.localstack.fetch.Cache;
import com.msaas.localstack.fetch.Packages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `./clinic test`: Maven's whole run on servers of its own, which end with it.
final class TestRun {

    private final Path root;
    private final Path dir;

    TestRun(Path root) {
        this.root = root;
        this.dir = root.resolve("build/test-stack");
    }

    /// @return Maven's exit code
    int run(List<String> mavenArguments) {
        try (Lock _ =
                Lock.orRefuse(root.resolve("build/test-stack.lock"), "another ./clinic test runs in this directory")) {
            Leftovers leftovers = new Leftovers(new Project(root, new Home(dir)));
            LocalStack.inParallel(leftovers.all(), Part::kill);
            Cache.delete(dir);
            long began = System.nanoTime();
            LocalStack stack = LocalStack.in(dir)
                    .packages(Packages.ofUser(line -> Screen.say("  " + line)))
                    .build();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> LocalStack.inParallel(stack.parts(), Part::stop)));
            stack.fetch();
            stack.start(part -> {});
            Screen.say("test servers up in " + Screen.seconds(Duration.ofNanos(System.nanoTime() - began)));
            return maven(stack, mavenArguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int maven(LocalStack stack, List<String> mavenArguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Build.mvn().toString(), "-B", "-ntp"));
        command.addAll(mavenArguments);
        command.add("verify");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).inheritIO();
        builder.environment().put("JAVA_HOME", Jvm.home().toString());
        builder.environment().putAll(RealServers.environment(stack));
        Process maven = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(maven::destroy));
        try {
            return maven.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
