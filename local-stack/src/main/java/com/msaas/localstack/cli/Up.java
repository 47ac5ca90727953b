package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.Part;
import com.msaas.localstack.RunningProcess;
import com.msaas.localstack.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `./clinic up`: builds what changed, starts what does not run, and says how to sign in.
final class Up {

    private final Project project;
    private final boolean train;
    private final Settings settings;
    private final Stack stack;

    Up(Project project, List<String> arguments) {
        this.project = project;
        List<String> options = new ArrayList<>(arguments);
        train = !options.remove("--untrained");
        settings = Settings.load(Stack.settingsFile(project)).with(options, System::getenv);
        stack = new Stack(project, settings, line -> Screen.say("  " + line));
    }

    void run() {
        long began = Long.getLong("clinic.began", System.currentTimeMillis());
        long asideNanos = build();
        List<Part> servers = stack.servers().parts();
        List<ServiceProcess> services = stack.services().all();
        stopWhatIsNoLongerWanted(services);
        List<Part> missing = new ArrayList<>(servers);
        missing.addAll(services);
        missing.removeIf(part -> part.process().isPresent() || part.missing().isPresent());
        Machine.requireRoomFor(missing, project.home().dir());
        missing.forEach(Part::requireFreePorts);
        settings.save(Stack.settingsFile(project));

        StartUp start = new StartUp();
        Thread onInterrupt = new Thread(start::takeBack);
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            asideNanos += fetchServers();
            if (train) {
                asideNanos += trainThoseWithoutCache(start, servers, services);
            }
            Screen.say(missing.isEmpty() ? "all parts run already" : "starting");
            start.run(servers, services);
        } catch (RuntimeException e) {
            start.takeBack();
            throw e;
        }
        Runtime.getRuntime().removeShutdownHook(onInterrupt);

        Duration wall = Duration.ofMillis(System.currentTimeMillis() - began).minusNanos(asideNanos);
        report(wall);
        greet();
    }

    private long build() {
        long began = System.nanoTime();
        List<String> built = new Build(project.root()).changed(settings.services());
        long took = System.nanoTime() - began;
        if (built.isEmpty()) {
            return 0;
        }
        Screen.say("built " + String.join(", ", built) + ": " + Screen.seconds(Duration.ofNanos(took)));
        return took;
    }

    private long fetchServers() {
        long began = System.nanoTime();
        stack.servers().fetch();
        return System.nanoTime() - began;
    }

    private void stopWhatIsNoLongerWanted(List<ServiceProcess> wanted) {
        List<String> names = wanted.stream().map(Part::name).toList();
        for (Part running : new Leftovers(project).services()) {
            if (!names.contains(running.name())) {
                running.stop();
            }
        }
    }

    /// A start-up cache is made by a first run that records what a start loads, on the real servers.
    private static long trainThoseWithoutCache(StartUp start, List<Part> servers, List<ServiceProcess> services) {
        List<ServiceProcess> untrained = services.stream()
                .filter(service -> !service.hasStartUpCache() && !service.name().contains("#"))
                .toList();
        if (untrained.isEmpty()) {
            return 0;
        }
        long began = System.nanoTime();
        Screen.say("making start-up caches");
        start.run(servers, List.of());
        start.train(untrained);
        return System.nanoTime() - began;
    }

    private void report(Duration wall) {
        List<Screen.Row> rows = Screen.Row.of(stack.parts());
        Duration processor = rows.stream()
                .flatMap(row -> row.process().stream())
                .map(RunningProcess::processorTime)
                .reduce(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
        Screen.say("");
        Screen.say(Screen.table(rows));
        Screen.say("up in %s wall, %s of processor time by all parts since their start"
                .formatted(Screen.seconds(wall), Screen.seconds(processor)));
    }

    private void greet() {
        if (!settings.services().containsAll(Set.of(ClinicService.GATEWAY, ClinicService.AUTH))) {
            return;
        }
        LocalStack servers = stack.servers();
        DemoClinic demo = new DemoClinic(
                "http://127.0.0.1:" + settings.gatewayPort(),
                servers.mail().apiUrl(),
                servers.secrets(),
                project.home().dir().resolve("demo-clinic"));
        demo.ensure();
        Screen.say("demo clinic: POST http://127.0.0.1:" + settings.gatewayPort() + "/api/auth/login as "
                + DemoClinic.EMAIL + " with password " + demo.password());
        Screen.say("mail sent on this machine: " + servers.mail().address());
    }
}
