package com.msaas.system;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.msaas.localstack.ClinicService;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.Part;
import com.msaas.localstack.Ports;
import com.msaas.localstack.Secrets;
import com.msaas.localstack.ServiceFleet;
import com.msaas.localstack.ServiceProcess;
import com.msaas.localstack.fetch.Cache;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.RealParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/// A whole running system of its own: every server and every service as a process, scheduling twice, with a
/// rate limit that nobody meets and a short lease of the relay. Whoever breaks a part mends it before he
/// ends.
public final class TheSystem implements AutoCloseable {
    /// How long anything in it may take on a busy machine.
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    /// The instances that bookings are shared by.
    public static final List<String> SCHEDULERS = List.of("scheduling-service", "scheduling-service#2");

    private final LocalStack stack;
    private final ServiceFleet fleet;
    private final MongoClient mongodb;

    private TheSystem(LocalStack stack, int authPort, Path project, Map<String, String> settings) {
        this.stack = stack;
        ServiceFleet.Builder services = ServiceFleet.on(stack, project)
                .instances(ClinicService.SCHEDULING, SCHEDULERS.size())
                .freePorts()
                .port(ClinicService.AUTH, authPort)
                .setting("CLINIC_RELAY_LEASE", "2s")
                .setting("CLINIC_RATE_LIMIT_PER_MINUTE", "1000000");
        settings.forEach(services::setting);
        fleet = services.build();
        mongodb = RealParts.connect(stack.mongodb().uri());
    }

    /// Starts one and waits until it can work. It ends with this process at the latest; its logs stay until
    /// the next one is started there.
    ///
    /// @param project the directory with the modules, which are packaged already
    /// @param name of its directory beneath the project's `build`
    public static TheSystem start(Path project, String name) {
        return start(project, name, Map.of());
    }

    /// Starts one whose services all get these settings besides.
    public static TheSystem start(Path project, String name, Map<String, String> settings) {
        try {
            Path dir = project.resolve("build").resolve(name);
            Cache.delete(dir);
            int authPort = Ports.free();
            LocalStack stack =
                    LocalStack.in(dir).authUrl("http://127.0.0.1:" + authPort).build();
            TheSystem system = new TheSystem(stack, authPort, project, settings);
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            stack.start(part -> {});
            system.fleet.start();
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The real servers beneath.
    public LocalStack servers() {
        return stack;
    }

    /// A client of the gateway that holds no token yet.
    public ApiClient anybody() {
        return ApiClient.of(URI.create(fleet.gatewayUrl()));
    }

    /// A client of one service, past the gateway.
    public ApiClient directly(String instance) {
        return ApiClient.of(URI.create(service(instance).address()));
    }

    /// One of those who run the system, at one service.
    public ApiClient operator(String instance) {
        return directly(instance).as(tokenOf("clinic-operator", Secrets.OPERATOR_CLIENT));
    }

    /// Ends a session as an administrator does in Keycloak's console.
    ///
    /// @param session as the tokens' `sid` says
    public void endInTheConsole(String session) {
        ApiClient.of(URI.create(stack.keycloak().url()))
                .as(tokenOf("clinic-auth-service", Secrets.ADMIN_CLIENT))
                .delete("/admin/realms/clinic/sessions/" + session)
                .expect(204);
    }

    /// All instances of all services.
    public List<ServiceProcess> services() {
        return fleet.all();
    }

    /// An instance by its name.
    public ServiceProcess service(String instance) {
        return fleet.instance(instance);
    }

    /// Starts a part again that was stopped or killed, and waits until it can work.
    public void restart(Part part) {
        part.start();
        part.awaitReady(PATIENCE);
    }

    /// The database server as a client of its own sees it.
    public MongoClient mongodb() {
        return mongodb;
    }

    /// A look at a service's database, past the service.
    public MongoDatabase database(ClinicService service) {
        return mongodb.getDatabase(service.module());
    }

    /// The collection of a projection's newest generation.
    public MongoCollection<Document> liveCopies(ClinicService service, String name) {
        MongoDatabase database = database(service);
        String newest = database.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(collection -> collection.equals(name) || collection.startsWith(name + ".g"))
                .max(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new IllegalStateException(service + " keeps no " + name));
        return database.getCollection(newest);
    }

    private String tokenOf(String client, String secret) {
        String form = "grant_type=client_credentials&client_id=" + client + "&client_secret="
                + URLEncoder.encode(stack.secrets().value(secret), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(stack.keycloak().issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("access_token")
                    .asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        LocalStack.inParallel(fleet.all(), Part::kill);
        LocalStack.inParallel(stack.parts(), Part::kill);
    }
}
