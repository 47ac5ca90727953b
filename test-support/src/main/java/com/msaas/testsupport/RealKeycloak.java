package com.msaas.testsupport;

import com.msaas.localstack.RealServers;
import com.msaas.localstack.Secrets;
import com.msaas.platform.security.Membership;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real Keycloak, with real users in it. Signing in costs it 60 ms of hashing, so tokens are kept until
/// shortly before their end, and people sign in one after another.
public final class RealKeycloak implements Identity {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration RENEWED_BEFORE = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String issuer = RealServers.issuer();
    private final String admin = RealServers.keycloakUrl() + "/admin/realms/clinic";
    private final TokenForge impostor = TokenForge.impostor(issuer);
    private final Map<UUID, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, Grant> grants = new HashMap<>();

    private RealKeycloak() {}

    /// The Keycloak that the tests of this JVM share; started when it is not running yet.
    public static RealKeycloak shared() {
        return Shared.KEYCLOAK;
    }

    @Override
    public String issuer() {
        return issuer;
    }

    /// The password of somebody made known by [#person].
    public String password(Person person) {
        return passwords.getOrDefault(person.id(), "");
    }

    @Override
    public Person person(String name, String email, List<Membership> memberships) {
        String password = "parola-" + UUID.randomUUID();
        int lastSpace = name.lastIndexOf(' ');
        HttpResponse<String> created = admin(
                "POST",
                "/users",
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "firstName",
                        lastSpace < 0 ? name : name.substring(0, lastSpace),
                        "lastName",
                        lastSpace < 0 ? "-" : name.substring(lastSpace + 1),
                        "attributes",
                        attributes(memberships),
                        "credentials",
                        List.of(Map.of("type", "password", "value", password, "temporary", false))));
        String location = created.headers().firstValue("Location").orElseThrow();
        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        passwords.put(id, password);
        return new Person(id, name, email, memberships);
    }

    @Override
    public Person assign(Person person, List<Membership> memberships) {
        Map<String, Object> user = new HashMap<>();
        JSON.readTree(admin("GET", "/users/" + person.id(), null).body())
                .properties()
                .forEach(property -> user.put(property.getKey(), property.getValue()));
        user.put("attributes", attributes(memberships));
        admin("PUT", "/users/" + person.id(), user);
        synchronized (grants) {
            grants.remove(person.email());
        }
        return new Person(person.id(), person.name(), person.email(), memberships);
    }

    @Override
    public String token(Person person) {
        return granted(
                person.email(),
                Map.of(
                        "grant_type", "password",
                        "client_id", "clinic-login",
                        "client_secret", RealServers.secret(Secrets.LOGIN_CLIENT),
                        "username", person.email(),
                        "password", password(person)));
    }

    @Override
    public String operatorToken() {
        return ofClient("clinic-operator", Secrets.OPERATOR_CLIENT);
    }

    /// Keycloak signs no bad tokens: these are by an impostor with a key that Keycloak does not have, but for
    /// the one that was changed and the one that is meant for somebody else.
    @Override
    public String badToken(Person person, Flaw flaw) {
        return switch (flaw) {
            case OTHER_AUDIENCE -> ofClient("clinic-auth-service", Secrets.ADMIN_CLIENT);
            case CHANGED -> TokenForge.changed(token(person));
            default -> impostor.badToken(person, flaw);
        };
    }

    private String ofClient(String client, String secret) {
        return granted(
                "client " + client,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        RealServers.secret(secret)));
    }

    private String granted(String whose, Map<String, String> form) {
        synchronized (grants) {
            Grant kept = grants.get(whose);
            if (kept == null || Instant.now().isAfter(kept.until)) {
                kept = grant(form);
                grants.put(whose, kept);
            }
            return kept.token;
        }
    }

    private Grant grant(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        JsonNode answer =
                JSON.readTree(send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body)))
                        .body());
        Duration life = Duration.ofSeconds(answer.path("expires_in").asInt());
        Instant until = Instant.now().plus(life).minus(RENEWED_BEFORE.compareTo(life) < 0 ? RENEWED_BEFORE : life);
        return new Grant(answer.path("access_token").asString(), until);
    }

    private HttpResponse<String> admin(String method, String path, @Nullable Object body) {
        return send(HttpRequest.newBuilder(URI.create(admin + path))
                .header("Authorization", "Bearer " + ofClient("clinic-auth-service", Secrets.ADMIN_CLIENT))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("Keycloak answers " + answer.statusCode() + " to "
                        + answer.request().uri() + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<String>> attributes(List<Membership> memberships) {
        List<String> claims = new ArrayList<>();
        memberships.forEach(membership -> claims.add(TokenForge.claim(membership)));
        return Map.of("memberships", claims);
    }

    private record Grant(String token, Instant until) {}

    private static final class Shared {
        private static final RealKeycloak KEYCLOAK = new RealKeycloak();
    }
}
