package com.msaas.system.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells the story on a system that runs already; `./clinic demo` starts one and says where it is.
public final class DemoMain {
    private static final String USAGE = "usage: ./clinic demo [--seed N]";

    private DemoMain() {}

    public static void main(String[] arguments) {
        long seed = seed(List.of(arguments));
        System.out.println("A clinic's first week (seed " + seed + ")");
        System.exit(Demo.run(new FromEnvironment(System.getenv()), seed, System.out::println) ? 0 : 1);
    }

    private static long seed(List<String> arguments) {
        if (arguments.isEmpty()) {
            return 1;
        }
        if (arguments.size() == 2
                && arguments.getFirst().equals("--seed")
                && arguments.get(1).matches("[0-9]{1,9}")) {
            return Long.parseLong(arguments.get(1));
        }
        System.err.println(USAGE);
        System.exit(2);
        return 0;
    }

    /// Where things are, as the environment says.
    private record FromEnvironment(Map<String, String> environment) implements Installation {
        private String value(String name) {
            return Optional.ofNullable(environment.get(name))
                    .orElseThrow(() -> new IllegalStateException(name + " is not set; run ./clinic demo"));
        }

        @Override
        public URI gateway() {
            return URI.create(value("CLINIC_DEMO_GATEWAY"));
        }

        @Override
        public String mailApi() {
            return value("CLINIC_DEMO_MAIL_API");
        }

        @Override
        public String kafka() {
            return value("CLINIC_DEMO_KAFKA");
        }

        @Override
        public List<Path> logs() {
            try (Stream<Path> files = Files.list(Path.of(value("CLINIC_DEMO_LOGS")))) {
                return files.filter(
                                file -> file.getFileName().toString().matches("(.*-service|gateway).*\\.log(\\.1)?"))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void grant(String ownerEmail, String plan) {
            try {
                int code = new ProcessBuilder(value("CLINIC_DEMO_CLINIC"), "plan", ownerEmail, plan)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
                if (code != 0) {
                    throw new IllegalStateException("./clinic plan " + ownerEmail + " " + plan + " failed");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
