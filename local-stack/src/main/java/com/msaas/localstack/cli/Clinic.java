package com.msaas.localstack.cli;

import com.msaas.localstack.LocalStack;
import com.msaas.localstack.Part;
import com.msaas.localstack.PartFailed;
import com.msaas.localstack.ServiceProcess;
import com.msaas.localstack.fetch.Cache;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The Java side of `./clinic`: takes the words of the command line and hands them on.
public final class Clinic {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int LOG_LINES_OF_ONE = 200;
    private static final int LOG_LINES_OF_EACH = 15;

    private static final String HELP = """
            usage: ./clinic COMMAND

              up [--instances SERVICE=N]     build what changed, start everything, show how to sign in
                 [--only SERVICE,…]          only these of our services ('none' for the servers alone)
                 [--untrained]               make no start-up caches for what was built anew
              status [--json]                what runs, where, since when
              logs [PART] [-f]               the last lines of a log, or of all; -f goes on showing new ones
              restart PART                   stop a part and start it again, on the same data
              stop PART                      stop a part
              down                           stop everything; data stays
              reset [--yes]                  stop everything and delete its data
              replay SERVICE                 deliver parked messages again              (--dry-run: only tell)
              rebuild SERVICE PROJECTION     make a projection anew from the history    (--dry-run: only tell)
              release SERVICE TENANT_ID      let the parked outbox of a clinic go on    (--dry-run: only tell)
              reseal                         seal secrets with the newest key           (--dry-run: only count)
              plan OWNER_EMAIL PLAN          grant a clinic free, starter, pro or enterprise
                 [--reason TEXT]             why, for the clinic's audit log
                 [--until DATE]              its last day (2027-03-31); without one it has no end
              demo [--seed N]                a clinic's first week, told step by step and checked; starts what does not run
              test [MAVEN ARGUMENTS]         all tests, on servers of their own
              verify-images [--make-base]    build the images, bring docker-compose.yml up with them and tell the demo on it
              bench NAME                     a benchmark: a table, and build/bench/NAME.json
              help                           this text

            Environment: CLINIC_GATEWAY_PORT, CLINIC_RATE_LIMIT_PER_MINUTE (both at up), CLINIC_HOME (data; .clinic),
            CLINIC_CACHE (fetched servers; ~/.cache/clinic), CLINIC_JAVA_HOME (a JDK 25), CLINIC_MVN, CLINIC_PYTHON,
            CLINIC_MONGOD, CLINIC_KAFKA_HOME, CLINIC_KEYCLOAK_HOME, CLINIC_REDIS_SERVER, CLINIC_GREENMAIL_JAR,
            CLINIC_STRIPE_MOCK, CLINIC_GO, CLINIC_DOCKER, CLINIC_NODE, and for the tests CLINIC_HELM, CLINIC_KUBERNETES_VALIDATE;
            replay, rebuild, release, reseal and plan go elsewhere by CLINIC_OPERATIONS_URL (docs/deployment.md).""";

    private final Project project;

    private Clinic(Project project) {
        this.project = project;
    }

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        String command = words.isEmpty() ? "help" : words.getFirst();
        int exitCode;
        try {
            Clinic clinic = new Clinic(Project.of(Path.of(System.getProperty("clinic.root", "."))
                    .toAbsolutePath()
                    .normalize()));
            exitCode = clinic.run(command, words.isEmpty() ? words : words.subList(1, words.size()));
        } catch (Trouble | PartFailed | UncheckedIOException e) {
            System.err.println("clinic " + command + ": " + e.getMessage());
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private int run(String command, List<String> arguments) {
        switch (command) {
            case "up" -> changing(() -> new Up(project, arguments).run());
            case "status" -> status(arguments.contains("--json"));
            case "logs" -> {
                return logs(arguments);
            }
            case "restart" -> changing(() -> restart(part(arguments)));
            case "stop" -> changing(() -> stop(part(arguments)));
            case "down" -> changing(this::down);
            case "reset" -> reset(arguments.contains("--yes"));
            case "replay" -> operations().replay(arguments);
            case "rebuild" -> operations().rebuild(arguments);
            case "release" -> operations().release(arguments);
            case "reseal" -> operations().reseal(arguments);
            case "plan" -> operations().plan(arguments);
            case "test" -> {
                return new TestRun(project.root()).run(arguments);
            }
            case "bench" -> {
                return bench(arguments);
            }
            case "demo" -> {
                return demo(arguments);
            }
            case "verify-images" -> {
                return new VerifyImages(project.root()).run(arguments);
            }
            case "help", "--help", "-h" -> Screen.say(HELP);
            default -> throw new Trouble("there is no such command; ./clinic help lists them all");
        }
        return 0;
    }

    private void changing(Runnable action) {
        try (Lock _ = Lock.waitFor(project.home().dir().resolve("lock"))) {
            action.run();
        }
    }

    private Stack stack() {
        return new Stack(project, Settings.load(Stack.settingsFile(project)), Screen::say);
    }

    private Operations operations() {
        return new Operations(RemoteDoor.in(System.getenv()).orElseGet(() -> new LocalDoor(stack())));
    }

    private Part part(List<String> arguments) {
        List<Part> parts = stack().parts();
        String wanted = arguments.isEmpty() ? "" : arguments.getFirst();
        return find(parts, wanted)
                .orElseThrow(() -> new Trouble(
                        (wanted.isEmpty() ? "which part? " : "there is no part '" + wanted + "'; ") + "there are "
                                + String.join(
                                        ", ", parts.stream().map(Part::name).toList())));
    }

    private static Optional<Part> find(List<Part> parts, String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    private void status(boolean json) {
        List<Screen.Row> rows = Screen.Row.of(stack().parts());
        Screen.say(json ? Screen.json(rows) : Screen.table(rows));
    }

    private int logs(List<String> arguments) {
        boolean follow = arguments.contains("-f");
        List<String> words =
                arguments.stream().filter(word -> !word.equals("-f")).toList();
        List<Part> shown = words.isEmpty() ? stack().parts() : List.of(part(words));
        if (follow) {
            List<String> tail = new ArrayList<>(List.of("tail", "-n", String.valueOf(LOG_LINES_OF_EACH), "-F"));
            shown.forEach(part -> tail.add(part.log().toString()));
            return runHere(tail);
        }
        int lines = words.isEmpty() ? LOG_LINES_OF_EACH : LOG_LINES_OF_ONE;
        for (Part part : shown) {
            if (shown.size() > 1) {
                Screen.say("==> " + part.name() + " (" + part.log() + ")");
            }
            PartFailed.tail(part.log(), lines).forEach(Screen::say);
        }
        return 0;
    }

    private static void restart(Part part) {
        part.stop();
        part.start();
        part.awaitReady(PATIENCE);
        Screen.say(part.name() + " up after "
                + part.process()
                        .map(process -> Screen.seconds(process.startedIn()))
                        .orElse("?"));
    }

    private static void stop(Part part) {
        boolean ran = part.process().isPresent();
        part.stop();
        Screen.say(part.name() + (ran ? " stopped" : " was not running"));
    }

    private void down() {
        List<Part> running = new Leftovers(project).all();
        // Services first: they finish what they hold while their servers are still there.
        LocalStack.inParallel(
                running.stream().filter(ServiceProcess.class::isInstance).toList(), Part::stop);
        LocalStack.inParallel(
                running.stream()
                        .filter(part -> !(part instanceof ServiceProcess))
                        .toList(),
                Part::stop);
        try {
            Files.deleteIfExists(Stack.settingsFile(project));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Screen.say(running.isEmpty() ? "nothing was running" : running.size() + " parts stopped, data kept");
    }

    private void reset(boolean yes) {
        Path dir = project.home().dir();
        if (!yes && !confirmed("This deletes all data of the local stack in " + dir + ". Go on? [y/N] ")) {
            throw new Trouble("nothing was deleted; ./clinic reset --yes does not ask");
        }
        changing(() -> {
            down();
            try {
                for (String owned : List.of("data", "logs", "pids", "secrets")) {
                    Cache.delete(dir.resolve(owned));
                }
                Files.deleteIfExists(dir.resolve("demo-clinic"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Screen.say("all data deleted");
        });
    }

    private static boolean confirmed(String question) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return false;
        }
        String answer = console.readLine("%s", question);
        return answer != null && answer.toLowerCase(Locale.ROOT).startsWith("y");
    }

    private int bench(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new Trouble("usage: ./clinic bench NAME");
        }
        return new Programs(project.root()).run("benchmarks", "com.msaas.benchmarks.Bench", Map.of(), arguments);
    }

    /// Starts everything where it does not run yet, and tells the story on it.
    private int demo(List<String> arguments) {
        changing(() -> new Up(project, List.of()).run());
        return Demo.on(project, stack()).run(arguments);
    }

    private int runHere(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(project.root().toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
