package com.msaas.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.platform.security.TinyService;
import com.msaas.platform.security.TinyService.Reply;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@NullMarked
class ApiOverHttpTest {
    private static final String CLINIC = "01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10";

    private static TinyService service;
    private static String token;

    @BeforeAll
    static void start() {
        service = TinyService.with(Things.class);
        token = service.tokens().token(CLINIC + ":owner");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    record ThingId(UUID value) {}

    enum Kind {
        CHAIR,
        X_RAY
    }

    record Thing(
            ThingId id,
            String displayName,
            BigDecimal price,
            Instant createdAt,
            Kind kind,
            @Nullable String notes,
            long version)
            implements Versioned {}

    record NewThing(@Size(max = 10) String displayName, List<String> tags) {}

    record ThingChange(Change<@Nullable String> notes) {}

    @RestController
    @Needs(Permission.KEEP_PATIENTS)
    static class Things {
        private static final Thing ONE = new Thing(
                new ThingId(UUID.fromString("01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c99")),
                "chair one",
                new BigDecimal("1E+2"),
                Instant.parse("2027-01-04T08:00:00Z"),
                Kind.X_RAY,
                null,
                3);

        @GetMapping("/api/things")
        Page<String> list(
                PageRequest page,
                @Sortable(
                                value = {"name", "created_at"},
                                otherwise = "-created_at")
                        Sort sort,
                @RequestParam @Nullable Kind kind,
                @RequestParam @Nullable ThingId providerId,
                @RequestParam @Nullable Instant start,
                @RequestParam @Nullable @Size(max = 5) String search,
                @RequestParam(defaultValue = "false") boolean deep,
                @RequestParam List<Integer> marks) {
            List<String> seen = new ArrayList<>();
            seen.add(page + " " + sort + " " + kind + " " + providerId + " " + start + " " + search + " " + deep + " "
                    + marks);
            return new Page<>(seen, page, 45);
        }

        @GetMapping("/api/required")
        String required(@RequestParam UUID clientId, @RequestParam Instant start) {
            return clientId + " " + start;
        }

        @GetMapping("/api/things/{id}")
        Thing one(@PathVariable ThingId id) {
            if (!id.equals(ONE.id())) {
                throw new RefusedException(CommonRefusal.notFound("thing"));
            }
            return ONE;
        }

        @PostMapping("/api/things")
        @ResponseStatus(HttpStatus.CREATED)
        NewThing add(@RequestBody NewThing thing) {
            return thing;
        }

        @PatchMapping("/api/things/{id}")
        Thing change(@PathVariable ThingId id, ExpectedVersion expected, @RequestBody ThingChange change) {
            expected.check(ONE.version());
            return new Thing(
                    id,
                    "changed",
                    ONE.price(),
                    ONE.createdAt(),
                    ONE.kind(),
                    change.notes().or("as it was"),
                    4);
        }

        @DeleteMapping("/api/things/{id}")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        void remove(@PathVariable ThingId id) {}

        @GetMapping("/api/nothing")
        void nothing() {}

        @GetMapping(value = "/api/html", produces = "text/html")
        String html() {
            return "<p>ș</p>";
        }

        @GetMapping("/api/fault")
        String fault() {
            throw new IllegalArgumentException("com.msaas.Secret select * from ana@example.com");
        }

        @GetMapping("/api/not-ready")
        String notReady() {
            throw new RefusedException(CommonRefusal.tenantNotReady());
        }

        @GetMapping("/api/database-down")
        String databaseDown() {
            throw new MongoTimeoutException("127.0.0.1:27017");
        }

        @GetMapping("/api/send-error")
        void sendError(HttpServletResponse response) throws IOException {
            response.sendError(409, "com.msaas.Secret");
        }
    }

    @Nested
    class Answers {
        @Test
        void carryTheDataAndTheTime() {
            Reply reply = get("/api/things/01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c99");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            JsonNode json = reply.json();
            assertThat(json.propertyNames()).containsExactly("success", "data", "meta");
            assertThat(json.path("success").asBoolean()).isTrue();
            assertThat(json.path("data").toString())
                    .isEqualTo("{\"id\":\"01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c99\",\"display_name\":\"chair one\","
                            + "\"price\":\"100\",\"created_at\":\"2027-01-04T08:00:00Z\",\"kind\":\"x_ray\","
                            + "\"notes\":null,\"version\":3}");
            assertThat(json.path("meta").propertyNames()).containsExactly("timestamp", "cached");
            assertThat(Instant.parse(json.path("meta").path("timestamp").asString()))
                    .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(30));
            assertThat(json.path("meta").path("cached").asBoolean()).isFalse();
            assertThat(reply.header("ETag")).isEqualTo("\"3\"");
            assertThat(reply.header("X-Served-By")).isEqualTo("tiny-service#1");
        }

        @Test
        void ofListsCarryWhereThePageStands() {
            JsonNode json = get("/api/things?page=3&limit=20").json();

            assertThat(json.path("data").isArray()).isTrue();
            assertThat(json.path("meta").path("pagination").toString())
                    .isEqualTo("{\"page\":3,\"limit\":20,\"total\":45,\"pages\":3}");
        }

        @Test
        void ofNothingHaveNoBodyOrNoData() {
            Reply removed = send("DELETE", "/api/things/01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c99", null);
            assertThat(removed.status()).isEqualTo(204);
            assertThat(removed.text()).isEmpty();
        }

        @Test
        void thatAreNoJsonStayAsTheyAre() {
            Reply reply = get("/api/html");

            assertThat(reply.header("Content-Type")).startsWith("text/html");
            assertThat(reply.text()).isEqualTo("<p>ș</p>");
        }

        @Test
        void keepTheRequestIdThatWasStamped() {
            Reply stamped = service.send(authorized("/api/html").header("X-Request-Id", "req-0123456789"));
            assertThat(stamped.header("X-Request-Id")).isEqualTo("req-0123456789");

            Reply forged = service.send(authorized("/api/html").header("X-Request-Id", "a b\"<script>"));
            assertThat(UUID.fromString(forged.header("X-Request-Id")).version()).isEqualTo(7);
        }
    }

    @Nested
    class Queries {
        @Test
        void haveDefaults() {
            assertThat(get("/api/things").json().path("data").get(0).asString())
                    .isEqualTo(
                            "PageRequest[page=1, limit=20] Sort[by=[By[field=created_at, descending=true]]] null null"
                                    + " null null false []");
        }

        @Test
        void areRead() {
            assertThat(get("/api/things?page=2&limit=100&sort=name,-created_at&kind=x_ray&provider_id=" + CLINIC
                                    + "&start=2027-01-04T08:00:00Z&search=%24gt&deep=true&marks=1,2&marks=3")
                            .json()
                            .path("data")
                            .get(0)
                            .asString())
                    .isEqualTo(
                            "PageRequest[page=2, limit=100] Sort[by=[By[field=name, descending=false], By[field=created_at,"
                                    + " descending=true]]] X_RAY ThingId[value=" + CLINIC
                                    + "] 2027-01-04T08:00:00Z $gt true [1, 2, 3]");
        }

        @Test
        void areToldEverythingThatIsWrongAtOnce() {
            Reply reply = get("/api/things?page=0&limit=101&sort=colour&kind=TABLE&provider_id=1&start=monday"
                    + "&search=toolong&deep=maybe&marks=1,x");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("VALIDATION_FAILED");
            assertThat(fields(reply))
                    .containsExactlyInAnyOrder(
                            "page", "limit", "sort", "kind", "provider_id", "start", "search", "deep", "marks");
        }

        @Test
        void areToldWhatIsMissing() {
            assertThat(fields(get("/api/required"))).containsExactly("client_id", "start");
            assertThat(fields(get("/api/required?client_id=&start="))).containsExactly("client_id", "start");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "page=1.0",
                    "page=-1",
                    "page=99999999999",
                    "limit=0",
                    "limit=ten",
                    "page=1&page=2",
                    "search=%00",
                    "sort=name,name",
                    "sort=$where",
                    "kind=x_ray&kind=chair",
                    "provider_id[$gt]=&provider_id=x"
                })
        void areRefusedWhenOfAnotherType(String query) {
            Reply reply = get("/api/things?"
                    + query.replace("[", "%5B").replace("]", "%5D").replace("$", "%24"));

            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("VALIDATION_FAILED");
        }

        @Test
        void thatCannotBeDecodedAreRefused() throws IOException {
            assertThat(raw("GET /api/things?search=%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                            + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("\"success\":false");
        }
    }

    @Nested
    class Versions {
        @Test
        void thatAreOldAreRefused() {
            Reply reply = service.send(authorized("/api/things/" + CLINIC)
                    .header("Content-Type", "application/json")
                    .header("If-Match", "\"2\"")
                    .method("PATCH", BodyPublishers.ofString("{}")));

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.code()).isEqualTo("VERSION_MISMATCH");
        }

        @Test
        void thatAreCurrentGoThrough() {
            Reply reply = service.send(authorized("/api/things/" + CLINIC)
                    .header("Content-Type", "application/json")
                    .header("If-Match", "\"3\"")
                    .method("PATCH", BodyPublishers.ofString("{\"notes\":null}")));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("ETag")).isEqualTo("\"4\"");
            assertThat(reply.json().path("data").path("notes").isNull()).isTrue();
        }
    }

    @Nested
    class Bodies {
        @Test
        void areReadStrictly() {
            assertThat(send("POST", "/api/things", "{\"display_name\":\"a\",\"tags\":[\"b\"]}")
                            .status())
                    .isEqualTo(201);

            Reply reply =
                    send("POST", "/api/things", "{\"display_name\":{\"$gt\":\"\"},\"tags\":[1],\"$where\":\"1\"}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("VALIDATION_FAILED");
            assertThat(fields(reply)).containsExactlyInAnyOrder("display_name", "tags[0]", "$where");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "{\"display_name\":\"a\",\"display_name\":\"b\",\"tags\":[]}", "null x"})
        void thatAreNoJsonAreMalformed(String body) {
            Reply reply = send("POST", "/api/things", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("MALFORMED_JSON");
        }

        @Test
        void thatSayTheyAreTooLargeAreRefused() {
            Reply reply = send("POST", "/api/things", "x".repeat(10 * 1024 * 1024));

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.code()).isEqualTo("TOO_LARGE");
        }

        @Test
        void thatTurnOutToBeTooLargeAreRefused() {
            byte[] large = new byte[10 * 1024 * 1024];
            Reply reply = service.send(authorized("/api/things")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.code()).isEqualTo("TOO_LARGE");
        }

        @Test
        void ofExactlyTheLimitAreRead() {
            int limit = (int) Problems.LARGEST_BODY.toBytes();
            String body = "{\"display_name\":\"a\",\"tags\":[]}";
            assertThat(send("POST", "/api/things", body + " ".repeat(limit - body.length()))
                            .status())
                    .isEqualTo(201);
            assertThat(send("POST", "/api/things", body + " ".repeat(limit + 1 - body.length()))
                            .status())
                    .isEqualTo(413);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/json; charset=ISO-8859-1",
                    "application/json; charset=UTF-16"
                })
        void ofAnotherTypeAreRefused(String type) {
            Reply reply = service.send(authorized("/api/things")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("{\"display_name\":\"a\",\"tags\":[]}")));

            assertThat(reply.status()).isEqualTo(415);
            assertThat(reply.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Nested
    class Refusals {
        @ParameterizedTest
        @CsvSource({
            "GET, /api/unknown, 404, NOT_FOUND",
            "GET, /, 404, NOT_FOUND",
            "GET, /error, 404, NOT_FOUND",
            "GET, /api/things/, 404, NOT_FOUND",
            "GET, /api/things/not-an-id, 404, NOT_FOUND",
            "GET, /api/things/01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c00, 404, NOT_FOUND",
            "PUT, /api/things, 405, METHOD_NOT_ALLOWED",
            "GET, /api/not-ready, 503, TENANT_NOT_READY",
            "GET, /api/database-down, 503, TEMPORARILY_UNAVAILABLE",
            "GET, /api/fault, 500, INTERNAL",
            "GET, /api/send-error, 409, BAD_REQUEST",
            "GET, /api//things, 400, BAD_REQUEST",
            "GET, /api/%2e%2e/things, 400, BAD_REQUEST",
            "GET, /api/things;a=b, 400, BAD_REQUEST",
            "GET, /api/things/%00, 400, BAD_REQUEST",
            "GET, /actuator/env, 403, FORBIDDEN",
            "GET, /actuator, 403, FORBIDDEN"
        })
        void areAllInTheEnvelope(String method, String path, int status, String code) {
            Reply reply = send(method, path, null);

            assertThat(reply.status()).as(reply.text()).isEqualTo(status);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.json().propertyNames()).containsExactly("success", "error", "code", "details");
            assertThat(reply.json().path("success").asBoolean()).isFalse();
            assertThat(reply.code()).isEqualTo(code);
            assertThat(reply.json().path("error").asString()).endsWith(".");
            assertThat(reply.text()).doesNotContain("com.msaas", "Exception", "select", "example.com", "127.0.0.1");
        }

        @Test
        void sayWhenToTryAgain() {
            assertThat(get("/api/not-ready").header("Retry-After")).isEqualTo("1");
            assertThat(get("/api/database-down").header("Retry-After")).isEqualTo("2");
        }

        @Test
        void ofAMethodSayWhichAreAllowed() {
            assertThat(send("PUT", "/api/things", null).header("Allow")).contains("GET", "POST");
        }

        @Test
        void ofWhatCannotBeWrittenAreWrittenAllTheSame() {
            Reply reply = service.send(authorized("/api/things").header("Accept", "application/xml"));

            assertThat(reply.status()).isEqualTo(406);
            assertThat(reply.code()).isEqualTo("NOT_ACCEPTABLE");
            assertThat(reply.text()).contains("Answers are written as application/json only.");
            assertThat(service.send(authorized("/api/html").header("Accept", "image/png"))
                            .text())
                    .contains("Answers are written as text/html only.");
        }

        @Test
        void ofTheContainerAreInTheEnvelopeToo() throws IOException {
            for (String request : List.of(
                    "GET /api/th<ings HTTP/1.1\r\nHost: x\r\n\r\n",
                    "GET / HTTP/1.1\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                    "TRACE /api/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(64 * 1024) + "\r\n\r\n",
                    "POST /api/things HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nConnection: close\r\n\r\n")) {
                assertThat(raw(request))
                        .as(request.substring(0, Math.min(80, request.length())))
                        .contains("\"success\":false")
                        .doesNotContain("<html", "Tomcat");
            }
        }
    }

    private static HttpRequest.Builder authorized(String path) {
        return service.request(path).header("Authorization", "Bearer " + token);
    }

    private static Reply get(String path) {
        return send("GET", path, null);
    }

    private static Reply send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = authorized(path);
        if (body == null) {
            return service.send(request.method(method, BodyPublishers.noBody()));
        }
        return service.send(
                request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    private static List<String> fields(Reply reply) {
        List<String> fields = new ArrayList<>();
        reply.json()
                .path("details")
                .forEach(detail -> fields.add(detail.path("field").asString()));
        return fields;
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
