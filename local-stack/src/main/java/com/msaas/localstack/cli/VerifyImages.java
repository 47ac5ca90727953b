package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.Home;
import com.msaas.localstack.Jvm;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.Part;
import com.msaas.localstack.ServiceImages;
import com.msaas.localstack.fetch.Cache;
import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `./clinic verify-images`: builds the image of each service by docker/Dockerfile, runs them on the real servers of a
/// local
/// stack of their own, and tells the demo on them.
final class VerifyImages {

    private static final int NO_DAEMON = 3;
    private static final String BASE = "eclipse-temurin:25-jre-noble";
    private static final String OWN_BASE = "clinic/base:debian";
    // What a service may ask of Java; the rest of a JDK is for developers.
    private static final String MODULES = "java.se,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,"
            + "jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs";

    private final Path root;

    VerifyImages(Path root) {
        this.root = root;
    }

    /// @return 0 when all figures of the demo agree, 3 where no daemon answers
    int run(List<String> arguments) {
        Optional<Path> docker = Tool.find("CLINIC_DOCKER", "docker").filter(this::hasDaemon);
        if (docker.isEmpty()) {
            Screen.say("no Docker daemon answers on this machine, so no image was built and none is verified");
            return NO_DAEMON;
        }
        ServiceImages images = new ServiceImages(docker.get(), "clinic", "verified");
        new Build(root).changed(List.of(ClinicService.values()));
        build(images, base(docker.get(), arguments.contains("--make-base")));
        return tellTheDemo(images);
    }

    private boolean hasDaemon(Path docker) {
        return succeeds(docker, "version", "--format", "{{.Server.Version}}");
    }

    private String base(Path docker, boolean make) {
        if (succeeds(docker, "image", "inspect", BASE) || succeeds(docker, "pull", "--quiet", BASE)) {
            return BASE;
        }
        if (!make) {
            throw new Trouble(BASE + " cannot be pulled here; --make-base makes a base of Debian and this JDK instead,"
                    + " for which debootstrap and root are needed");
        }
        if (!succeeds(docker, "image", "inspect", OWN_BASE)) {
            Screen.say("making a base from Debian and this JDK");
            makeBase(docker);
        }
        return OWN_BASE;
    }

    private void makeBase(Path docker) {
        Path work = root.resolve("build/image-base");
        Path tree = work.resolve("root");
        try {
            Cache.delete(work);
            Files.createDirectories(work);
            run(work, "debootstrap", "--variant=minbase", "bookworm", tree.toString());
            Path jlink = Jvm.home().resolve("bin/jlink");
            run(
                    work,
                    jlink.toString(),
                    "--add-modules",
                    MODULES,
                    "--strip-debug",
                    "--no-header-files",
                    "--no-man-pages",
                    "--output",
                    tree.resolve("opt/java").toString());
            Path tar = work.resolve("base.tar");
            run(work, "tar", "-C", tree.toString(), "-cf", tar.toString(), ".");
            run(
                    work,
                    docker.toString(),
                    "import",
                    "--change",
                    "ENV PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin",
                    tar.toString(),
                    OWN_BASE);
            Cache.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void build(ServiceImages images, String base) {
        for (String service : ClinicService.names()) {
            run(
                    root,
                    images.docker().toString(),
                    "build",
                    "--quiet",
                    "--file=docker/Dockerfile",
                    "--build-arg=BASE=" + base,
                    "--build-arg=SERVICE=" + service,
                    "--tag=" + images.of(service),
                    ".");
            Screen.say("built " + images.of(service));
        }
    }

    private int tellTheDemo(ServiceImages images) {
        Project project = new Project(root, new Home(root.resolve("build/verify-images")));
        Stack stack = new Stack(project, Settings.defaults(), line -> Screen.say("  " + line)).from(images);
        List<Part> parts = stack.parts();
        parts.forEach(Part::requireFreePorts);
        Thread stopAll = new Thread(() -> LocalStack.inParallel(parts, Part::stop));
        Runtime.getRuntime().addShutdownHook(stopAll);
        stack.servers().fetch();
        Screen.say("starting the servers, and the services from their images");
        new StartUp().run(stack.servers().parts(), stack.services().all());
        int code = new Demo(project, stack).run(List.of());
        Screen.say(
                code == 0
                        ? "the images do what they should"
                        : "the demo fails on the images; their logs are in "
                                + project.home().dir().resolve("logs"));
        return code;
    }

    private boolean succeeds(Path docker, String... arguments) {
        try {
            Tool.run(root, Map.of(), command(docker.toString(), arguments));
            return true;
        } catch (IOException no) {
            return false;
        }
    }

    private static void run(Path directory, String program, String... arguments) {
        try {
            Tool.run(directory, Map.of(), command(program, arguments));
        } catch (IOException e) {
            throw new Trouble(program + " failed: " + e.getMessage());
        }
    }

    private static List<String> command(String program, String... arguments) {
        return Stream.concat(Stream.of(program), Arrays.stream(arguments)).toList();
    }
}
