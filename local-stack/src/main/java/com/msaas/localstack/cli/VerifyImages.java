package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.fetch.Cache;
import com.msaas.localstack.fetch.Packages;
import com.msaas.localstack.images.BaseImage;
import com.msaas.localstack.images.Composition;
import com.msaas.localstack.images.Docker;
import com.msaas.localstack.images.StandIns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// `./clinic verify-images`: builds the image of each service by docker/Dockerfile, brings docker-compose.yml up with
/// them and tells the demo on it.
final class VerifyImages {

    private static final int NO_DAEMON = 3;
    private static final String VERSION = "verified";
    private static final String OURS = "clinic/";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    // What differs from a production: the demo is in a hurry.
    private static final Map<String, String> SETTINGS = Map.of(
            "CLINIC_VERSION", VERSION,
            "CLINIC_RATE_LIMIT_PER_MINUTE", "1000",
            "CLINIC_NOTIFICATIONS_MAILS_PER_MINUTE", "600");

    // As docker-compose.yml and docker/verify.yml publish them.
    private static final String GATEWAY = "http://127.0.0.1:8080";
    private static final String KEYCLOAK = "http://127.0.0.1:8180";
    private static final String MAIL_API = "http://127.0.0.1:3080";
    private static final String KAFKA = "127.0.0.1:19092,127.0.0.1:19093,127.0.0.1:19094";
    private static final String BILLING = "http://127.0.0.1:8107";

    private final Path root;
    private final Path dir;

    VerifyImages(Path root) {
        this.root = root;
        this.dir = root.resolve("build/verify-images");
    }

    /// @return 0 when all figures of the demo agree, 3 where there is no daemon or it has no compose
    int run(List<String> arguments) {
        Optional<Docker> docker = Docker.of(root);
        if (docker.isEmpty()) {
            Screen.say("no Docker daemon answers on this machine, so no image was built and none is verified");
            return NO_DAEMON;
        }
        if (!docker.get().knowsCompose()) {
            Screen.say("Docker has no compose plugin on this machine, so docker-compose.yml is not verified");
            return NO_DAEMON;
        }
        try {
            return verify(docker.get(), arguments.contains("--make-base"));
        } catch (IOException e) {
            throw new Trouble(String.valueOf(e.getMessage()));
        }
    }

    private int verify(Docker docker, boolean make) throws IOException {
        new Build(root).changed(List.of(ClinicService.values()));
        buildOurs(docker, base(docker, make));
        Cache.delete(dir);
        Composition composition = new Composition(docker, dir, SETTINGS);
        composition.configure();
        Set<String> services = obtainable(docker, composition, make);
        Thread remove = new Thread(() -> removed(composition));
        Runtime.getRuntime().addShutdownHook(remove);
        try {
            return tellTheDemo(composition, services);
        } finally {
            removed(composition);
            Runtime.getRuntime().removeShutdownHook(remove);
        }
    }

    private static String base(Docker docker, boolean make) throws IOException {
        BaseImage base = new BaseImage(docker);
        if (base.isPublished()) {
            return BaseImage.PUBLISHED;
        }
        if (!make) {
            throw new Trouble(
                    BaseImage.PUBLISHED + " cannot be pulled here; --make-base makes a base of Debian and this JDK"
                            + " instead, and the servers from the local stack's programs, for which debootstrap, node and root are"
                            + " needed");
        }
        Screen.say("making a base from Debian and this JDK");
        base.make();
        return BaseImage.MADE;
    }

    private static void buildOurs(Docker docker, String base) throws IOException {
        for (String service : ClinicService.names()) {
            String image = OURS + service + ":" + VERSION;
            docker.run(
                    "build",
                    "--quiet",
                    "--file=docker/Dockerfile",
                    "--build-arg=BASE=" + base,
                    "--build-arg=SERVICE=" + service,
                    "--tag=" + image,
                    ".");
            Screen.say("built " + image);
        }
    }

    /// Pulls the servers, or makes them; what can neither be pulled nor made is told and left out.
    ///
    /// @return the services of the file that can be started
    private static Set<String> obtainable(Docker docker, Composition composition, boolean make) throws IOException {
        StandIns standIns = new StandIns(docker, Packages.ofUser(Screen::say));
        Map<String, String> images = composition.images();
        Map<String, String> others = new HashMap<>();
        Set<String> leftOut = new HashSet<>();
        for (String image : new TreeSet<>(images.values())) {
            if (image.startsWith(OURS) || docker.has(image)) {
                continue;
            }
            Optional<String> standIn = make ? standIns.of(image) : Optional.empty();
            if (standIn.isPresent()) {
                Screen.say("made " + standIn.get() + " for " + image);
                others.put(image, standIn.get());
            } else {
                Screen.say(image + " can neither be pulled nor made here: left out");
                leftOut.add(image);
            }
        }
        Map<String, String> replaced = new TreeMap<>(images);
        replaced.values().retainAll(others.keySet());
        replaced.replaceAll((_, image) -> others.get(image));
        composition.useImages(replaced);
        images.values().removeAll(leftOut);
        return images.keySet();
    }

    private int tellTheDemo(Composition composition, Set<String> services) throws IOException {
        List<String> ours = ClinicService.names();
        Screen.say("starting what docker-compose.yml describes");
        composition.start(services);
        Path logs = dir.resolve("logs");
        composition.follow(ours, logs);
        composition.awaitHealthy(ours, PATIENCE);
        Screen.say("all services are healthy");
        Map<String, String> places = new HashMap<>(Map.of(
                "CLINIC_DEMO_GATEWAY", GATEWAY,
                "CLINIC_DEMO_MAIL_API", MAIL_API,
                "CLINIC_DEMO_KAFKA", KAFKA,
                "CLINIC_DEMO_LOGS", logs.toString(),
                "CLINIC_DEMO_CLINIC", root.resolve("clinic").toString()));
        places.putAll(RemoteDoor.variables(
                BILLING, KEYCLOAK + "/realms/clinic", composition.setting("CLINIC_IDENTITY_OPERATOR_CLIENT_SECRET")));
        int code = new Demo(root, places).run(List.of());
        Screen.say(
                code == 0
                        ? "the images and docker-compose.yml do what they should"
                        : "the demo fails on docker-compose.yml; the services' logs are in " + logs);
        return code;
    }

    private static void removed(Composition composition) {
        try {
            composition.remove();
        } catch (IOException e) {
            Screen.say("what was started could not be removed: " + e.getMessage());
        }
    }
}
