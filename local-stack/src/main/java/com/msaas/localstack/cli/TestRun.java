package com.msaas.localstack.cli;

import com.msaas.localstack.Home;
import com.msaas.localstack.Jvm;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.LocalStack.Server;
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
import java.util.Map;
import java.util.stream.Stream;

/// `./clinic test`: Maven's whole run on servers of its own, which end with it. Two modules are built side by side:
/// tests spend
/// much of their time waiting for servers. So there are two brokers, each for one module's tests at a time.
final class TestRun {
    private final Path root;
    private final Path dir;
    private final Path second;

    TestRun(Path root) {
        this.root = root;
        this.dir = root.resolve("build/test-stack");
        this.second = root.resolve("build/test-stack-2");
    }

    /// @return Maven's exit code
    int run(List<String> mavenArguments) {
        try (Lock _ =
                Lock.orRefuse(root.resolve("build/test-stack.lock"), "another ./clinic test runs in this directory")) {
            clearAway(dir);
            clearAway(second);
            long began = System.nanoTime();
            LocalStack servers = LocalStack.in(dir)
                    .packages(Packages.ofUser(line -> Screen.say("  " + line)))
                    .build();
            LocalStack broker = LocalStack.in(second).with(Server.KAFKA).build();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> LocalStack.inParallel(
                            Stream.of(servers, broker)
                                    .flatMap(stack -> stack.parts().stream())
                                    .toList(),
                            Part::stop)));
            servers.fetch();
            servers.start(part -> {});
            broker.start(part -> {});
            Screen.say("test servers up in " + Screen.seconds(Duration.ofNanos(System.nanoTime() - began)));
            return maven(RealServers.environment(servers, List.of(servers.kafka(), broker.kafka())), mavenArguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends what an interrupted run has left, and forgets its data.
    private void clearAway(Path stack) throws IOException {
        LocalStack.inParallel(new Leftovers(new Project(root, new Home(stack))).all(), Part::kill);
        Cache.delete(stack);
    }

    private int maven(Map<String, String> servers, List<String> mavenArguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Build.mvn().toString(), "-B", "-ntp", "-T2"));
        command.addAll(mavenArguments);
        command.add("verify");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).inheritIO();
        builder.environment().put("JAVA_HOME", Jvm.home().toString());
        builder.environment().putAll(servers);
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
