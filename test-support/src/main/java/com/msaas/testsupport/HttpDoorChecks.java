package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.mongodb.client.MongoDatabase;
import com.msaas.contracts.AuditActorKind;
import com.msaas.platform.openapi.OpenApiAutoConfiguration;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.platform.security.PublicPaths;
import com.msaas.platform.security.Role;
import com.msaas.platform.security.WithoutClinic;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.Identity.Flaw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.springframework.context.ApplicationContext;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Walks through every door that the service declares, found in Spring's own mappings, so that one added
/// tomorrow is walked through too. At each the owner of our clinic comes in first; then it is tried by
/// everybody who must not. Whatever is sent and answered on the way is held against the service's own OpenAPI
/// document. A door that changes something has to leave a line in the audit log, in the transaction of the change.
///
/// ```java
/// @TestFactory
/// Stream<DynamicNode> everyDoor() {
///     return doors.walk(ours, theirs, samples);
/// }
/// ```
public final class HttpDoorChecks {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> OUTSIDE = Set.of("/error", OpenApiAutoConfiguration.PATH);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ApplicationContext context;
    private final Identity identity;
    private final MongoDatabase database;

    HttpDoorChecks(ApplicationContext context, Identity identity, MongoDatabase database) {
        this.context = context;
        this.identity = identity;
        this.database = database;
    }

    /// The tests of every door, and of the document that tells of them.
    ///
    /// @param ours whose things the samples name
    /// @param theirs a clinic of its own that is set up but has none of those things
    public Stream<DynamicNode> walk(Clinic ours, Clinic theirs, DoorSamples samples) {
        Map<String, HandlerMethod> doors = doors();
        Supplier<PublishedApi> published = SingletonSupplier.of(() -> PublishedApi.of(api()));
        Stream<DynamicNode> walk = doors.entrySet().stream().map(found -> {
            Door door = new Door(found.getKey(), found.getValue(), ours, theirs, samples, published);
            return dynamicContainer(found.getKey(), door.tests());
        });
        return Stream.concat(
                Stream.of(
                        dynamicContainer("GET " + OpenApiAutoConfiguration.PATH, of(published, doors.keySet())),
                        dynamicTest("stand in docs/permissions.md", () -> PermissionsPage.demand(name(), rows(doors))),
                        dynamicTest(
                                "are there where their lines in the audit log are not as everywhere",
                                () -> assertThat(doors.keySet())
                                        .containsAll(DoorsAndTheLog.of(name()).doors()))),
                walk);
    }

    /// What must hold for the published document as a whole; what each door does is held against it at the door.
    private static Stream<DynamicNode> of(Supplier<PublishedApi> published, Set<String> doors) {
        return Stream.of(
                dynamicTest(
                        "is an OpenAPI 3.1 document",
                        () -> assertThat(OpenApiRules.brokenBy(published.get().document()))
                                .isEmpty()),
                dynamicTest(
                        "tells of every door and of no other",
                        () -> assertThat(published.get().doors()).isEqualTo(doors)),
                dynamicTest(
                        "says in words what every door does",
                        () -> assertThat(published.get().withoutWords()).isEmpty()),
                dynamicTest(
                        "gives examples that it allows itself",
                        () -> assertThat(published.get().wrongExamples()).isEmpty()));
    }

    private String name() {
        return context.getEnvironment().getRequiredProperty("spring.application.name");
    }

    private Map<String, String> rows(Map<String, HandlerMethod> doors) {
        Map<String, String> rows = new TreeMap<>();
        doors.forEach((door, handler) -> rows.put(
                door,
                Needs.At.door(handler)
                        .map(Permission::wireName)
                        .orElse(isOpen(door) ? "open to everybody" : "whoever is signed in, for himself")));
        return rows;
    }

    private boolean isOpen(String door) {
        int space = door.indexOf(' ');
        return context.getBeansOfType(PublicPaths.class).values().stream()
                .anyMatch(paths -> paths.include(door.substring(0, space), door.substring(space + 1)));
    }

    /// Every door: method and path, and what opens behind it.
    private Map<String, HandlerMethod> doors() {
        Map<String, HandlerMethod> doors = new TreeMap<>();
        for (RequestMappingHandlerMapping mapping :
                context.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                for (String path : info.getPatternValues()) {
                    if (!path.startsWith("/actuator") && !path.startsWith("/operations") && !OUTSIDE.contains(path)) {
                        methods(info).forEach(method -> doors.put(method + " " + path, handler));
                    }
                }
            });
        }
        assertThat(doors).as("the doors of the service").isNotEmpty();
        return doors;
    }

    private static Collection<String> methods(RequestMappingInfo info) {
        Set<String> methods = info.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return methods.isEmpty() ? List.of("GET", "POST", "PUT", "PATCH", "DELETE") : methods;
    }

    /// One door, and who tries it.
    private final class Door {
        private final String name;
        private final String method;
        private final String template;
        private final HandlerMethod handler;
        private final Clinic ours;
        private final Clinic theirs;
        private final DoorSamples samples;
        private final Supplier<PublishedApi> published;
        private final boolean open;
        private final boolean withoutClinic;

        Door(
                String name,
                HandlerMethod handler,
                Clinic ours,
                Clinic theirs,
                DoorSamples samples,
                Supplier<PublishedApi> published) {
            this.name = name;
            this.method = name.substring(0, name.indexOf(' '));
            this.template = name.substring(name.indexOf(' ') + 1);
            this.handler = handler;
            this.ours = ours;
            this.theirs = theirs;
            this.samples = samples;
            this.published = published;
            this.open = isOpen(name);
            this.withoutClinic = context.getBeansOfType(WithoutClinic.class).values().stream()
                    .anyMatch(paths -> paths.include(method, template));
        }

        Stream<DynamicNode> tests() {
            List<DynamicNode> tests = new ArrayList<>();
            tests.add(dynamicTest(
                    open ? "lets everybody in" : "lets our owner in",
                    READING.contains(method) ? this::letsIn : this::letsInAndTellsTheLog));
            tests.add(dynamicTest(
                    "is in the permission table, or open, or about the caller alone",
                    () -> assertThat(needed().isPresent()).isNotEqualTo(open || withoutClinic)));
            if (!open) {
                tests.add(dynamicTest("refuses who brings no token, or a bad one", this::refusesBadTokens));
                tests.add(dynamicTest("refuses what the token does not carry", this::refusesForgedHeaders));
                if (needed().isPresent()) {
                    tests.add(dynamicTest("lets every role in that the table permits", this::letsPermittedRolesIn));
                    tests.add(dynamicTest("refuses whose role does not permit it", this::refusesLesserRoles));
                }
                if (!withoutClinic) {
                    tests.add(dynamicTest("refuses who belongs to no clinic", this::refusesStrangers));
                    tests.add(dynamicTest("shows another clinic nothing", this::isolates));
                }
            }
            if (!READING.contains(method) && !method.equals("DELETE")) {
                tests.add(dynamicTest("takes no hostile body", this::refusesHostileBodies));
            }
            if (method.equals("POST") && takesKeys()) {
                tests.add(dynamicTest("does once what is asked twice under one key", this::doesOnce));
            }
            return tests.stream();
        }

        /// What Keycloak tells comes without a key, and changes nothing the second time.
        private boolean takesKeys() {
            return !template.startsWith("/keycloak/")
                    && (!template.startsWith("/api/auth/") || template.equals("/api/auth/register"));
        }

        /// In the log it says who it was, and in which request; where nobody had to sign in, the door found out who.
        private void letsInAndTellsTheLog() {
            Sample sample = sample();
            String request = UUID.randomUUID().toString();
            List<AuditWatch.Line> lines = AuditWatch.linesOf(
                    request, database, () -> knock(client().header("X-Request-Id", request), sample, true));
            DoorsAndTheLog log = DoorsAndTheLog.of(name());
            if (log.isSilent(name)) {
                assertThat(lines).as("%s is said to leave no line", name).isEmpty();
                return;
            }
            assertThat(lines).as("lines in the audit log by %s", name).isNotEmpty();
            if (log.changesOurs(name)) {
                assertThat(lines).as("told in the transaction of a change").allMatch(AuditWatch.Line::withItsChange);
            } else {
                assertThat(lines).as("told though the change is elsewhere").anyMatch(line -> !line.withItsChange());
            }
            if (!open) {
                assertThat(lines).allSatisfy(this::isByOurOwner);
            }
        }

        private void isByOurOwner(AuditWatch.Line line) {
            assertThat(line.tenant()).isEqualTo(ours.id().value());
            assertThat(line.said().actorKind()).isEqualTo(AuditActorKind.USER);
            assertThat(line.said().userId()).isEqualTo(ours.owner().id());
        }

        private void letsIn() {
            Sample sample = sample();
            Answer answer = knock(client(), sample, true);
            if (published.get().tellsOfUnchanged(name)) {
                String tag = answer.header("ETag").orElseThrow();
                Answer again = knock(client().header("If-None-Match", tag), sample, false);
                again.expect(304);
                assertThat(again.header("ETag")).hasValue(tag);
            }
        }

        private void refusesBadTokens() {
            Sample sample = sample();
            Map<String, String> before = Fingerprint.of(database);
            knock(api(), sample, false).expect(401, "UNAUTHENTICATED");
            for (Flaw flaw : Flaw.values()) {
                Answer answer = knock(api().as(identity.badToken(ours.owner(), flaw)), sample, false);
                assertThat(answer.status()).as("%s with a token %s", name, flaw).isEqualTo(401);
            }
            assertThat(Fingerprint.of(database)).isEqualTo(before);
        }

        private void refusesForgedHeaders() {
            Sample sample = sample();
            Map<String, String> before = Fingerprint.of(database);
            ApiClient owner = api().as(identity.token(ours.owner()));
            ApiClient viewer = api().as(identity.token(ours.viewer()));
            Map<String, ApiClient> forged = new TreeMap<>(Map.of(
                    "clinic", owner.header("X-Tenant-Id", theirs.id().toString()),
                    "clinic by choice", owner.header("X-Clinic-Id", theirs.id().toString()),
                    "no clinic's id", owner.header("X-Tenant-Id", "{\"$ne\":null}"),
                    "user", owner.header("X-User-Id", theirs.owner().id().toString()),
                    "role", viewer.header("X-User-Role", "owner")));
            forged.forEach(
                    (what, client) -> assertThat(knock(client, sample, false).status())
                            .as("%s with a forged %s", name, what)
                            .isEqualTo(403));
            assertThat(Fingerprint.of(database)).isEqualTo(before);
        }

        private void letsPermittedRolesIn() {
            for (Role role : permitted()) {
                knock(api().as(of(role)), sample(), true);
            }
        }

        private void refusesLesserRoles() {
            Sample sample = sample();
            Map<String, String> before = Fingerprint.of(database);
            for (Role role : EnumSet.complementOf(EnumSet.copyOf(permitted()))) {
                knock(api().as(of(role)), sample, false).expect(403, "FORBIDDEN");
            }
            assertThat(Fingerprint.of(database)).isEqualTo(before);
        }

        private void refusesStrangers() {
            Person stranger = identity.person("Ion Străinu", UUID.randomUUID() + "@clinic.test", List.of());
            knock(api().as(stranger), sample(), false).expect(403, "FORBIDDEN");
        }

        private void isolates() {
            Sample sample = sample();
            if (sample.sameForAll()) {
                return;
            }
            if (method.equals("GET")) {
                hides(sample);
            } else if (sample.answeredForEach()) {
                Map<String, String> before = Fingerprint.of(database);
                Answer answer = knock(api().as(theirs.owner()), sample, true);
                ids(text(sample))
                        .forEach(id -> assertThat(answer.text())
                                .as("%s", answer)
                                .contains("{\"id\":\"" + id + "\",\"ok\":false,\"code\":\"NOT_FOUND\"}"));
                assertThat(Fingerprint.of(database)).isEqualTo(before);
            } else if (template.contains("{") || namesIds(sample)) {
                Map<String, String> before = Fingerprint.of(database);
                knock(api().as(theirs.owner()), sample, false).expect(404, "NOT_FOUND");
                assertThat(Fingerprint.of(database)).isEqualTo(before);
            } else {
                knock(api().as(theirs.owner()), sample, true);
                Answer ourView = knock(api().as(ours.owner()), sample(), true);
                assertThat(ids(ourView.text())).doesNotContain(theirs.id().toString());
            }
        }

        /// What we see, they must not; what the request itself names does not count.
        private void hides(Sample sample) {
            Answer ourView = knock(api().as(ours.owner()), sample, true);
            Answer theirView = knock(api().as(theirs.owner()), sample, false);
            if (template.contains("{")) {
                theirView.expect(404, "NOT_FOUND");
                return;
            }
            assertThat(theirView.status()).as("%s", theirView).isIn(200, 404);
            Set<String> secret = ids(ourView.text());
            secret.removeAll(ids(sample.path()));
            secret.add(ours.id().toString());
            assertThat(ids(theirView.text())).as("%s", theirView).doesNotContainAnyElementsOf(secret);
            if (theirView.status() == 200
                    && isJson(theirView)
                    && theirView.data().isArray()) {
                assertThat(ourView.data().size())
                        .as("our own list has something to hide: %s", ourView)
                        .isPositive();
                assertThat(theirView.data().size()).as("%s", theirView).isZero();
            }
        }

        private void doesOnce() {
            Sample sample = sample();
            ApiClient twice = client().once();
            Answer first = knock(twice, sample, true);
            Answer again = knock(twice, sample, true);
            assertThat(again.header("Idempotent-Replayed")).as("%s", again).hasValue("true");
            assertThat(again.status()).isEqualTo(first.status());
            assertThat(again.data()).isEqualTo(first.data());
            assertThat(published.get().takesHeader(name, "Idempotency-Key"))
                    .as("the document says that %s takes a key", name)
                    .isTrue();
        }

        private void refusesHostileBodies() {
            Sample sample = sample();
            if (sample.body() == null) {
                return;
            }
            Map<String, String> before = Fingerprint.of(database);
            hostile(sample).forEach((what, body) -> {
                Answer answer = told(typed(client(), sample).send(method, sample.path(), body));
                assertThat(answer.status())
                        .as("%s with %s: %s", name, what, answer)
                        .isEqualTo(400);
                assertThat(answer.code()).as("%s with %s", name, what).isIn(refusals(sample));
            });
            told(typed(client(), sample).send(method, sample.path(), HostileBodies.tooLarge()))
                    .expect(413, "TOO_LARGE");
            told(client().header("Content-Type", "text/plain").send(method, sample.path(), bytes(sample)))
                    .expect(415);
            assertThat(Fingerprint.of(database))
                    .as("what is stored after %s", name)
                    .isEqualTo(before);
        }

        /// What is no form at all, Tomcat refuses.
        private static Set<String> refusals(Sample sample) {
            return FORM.equals(sample.mediaType())
                    ? Set.of("VALIDATION_FAILED", "BAD_REQUEST")
                    : Set.of("VALIDATION_FAILED", "MALFORMED_JSON");
        }

        private Answer knock(ApiClient client, Sample sample, boolean succeeds) {
            byte[] body = bytes(sample);
            Answer answer = told(typed(client, sample).send(method, sample.path(), body));
            if (succeeds) {
                assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
                published.get().allows(name, sample.path(), sample.mediaType(), body);
            }
            return answer;
        }

        /// Whatever is answered is what the service's document says of this door.
        private Answer told(Answer answer) {
            published.get().told(name, answer);
            return answer;
        }

        private Sample sample() {
            return samples.at(name).orElseThrow(() -> new AssertionError("no sample is known for the door " + name));
        }

        private ApiClient client() {
            return open ? api() : api().as(ours.owner());
        }

        private Optional<Permission> needed() {
            return Needs.At.door(handler);
        }

        private Set<Role> permitted() {
            return needed().map(Permission::roles).orElse(EnumSet.allOf(Role.class));
        }

        private Person of(Role role) {
            return switch (role) {
                case OWNER -> ours.owner();
                case ADMIN -> ours.admin();
                case STAFF -> ours.staff();
                case VIEWER -> ours.viewer();
            };
        }

        private boolean namesIds(Sample sample) {
            return sample.mediaType() == null && !ids(text(sample)).isEmpty();
        }
    }

    private ApiClient api() {
        return context.getBean(ApiClient.class);
    }

    private static boolean isJson(Answer answer) {
        return answer.header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    private static ApiClient typed(ApiClient client, Sample sample) {
        return sample.mediaType() == null ? client : client.header("Content-Type", sample.mediaType());
    }

    private static Map<String, byte[]> hostile(Sample sample) {
        return sample.mediaType() == null
                ? HostileBodies.madeOf((ObjectNode) tree(sample.body()))
                : HostileBodies.madeOf(Objects.requireNonNull(bytes(sample)));
    }

    private static byte @Nullable [] bytes(Sample sample) {
        return switch (sample.body()) {
            case null -> null;
            case byte[] raw -> raw;
            default -> HostileBodies.bytes(text(sample));
        };
    }

    private static String text(Sample sample) {
        return sample.body() == null ? "" : tree(sample.body()).toString();
    }

    private static JsonNode tree(@Nullable Object body) {
        return body instanceof String json ? JSON.readTree(json) : ApiClient.tree(body);
    }

    private static Set<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
