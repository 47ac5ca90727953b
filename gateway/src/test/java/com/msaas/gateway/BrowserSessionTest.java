package com.msaas.gateway;

import static com.msaas.gateway.Edge.AUTH;
import static com.msaas.gateway.Edge.CRM;
import static com.msaas.gateway.Edge.GATEWAY;
import static com.msaas.gateway.Gateway.IDENTITY;
import static com.msaas.gateway.Gateway.member;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.RealServers;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Person;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Browsers before two gateways. auth-service is played by a small server that keeps to the one rule that
/// matters here: a refresh token is good once, and a second use of it ends the session.
class BrowserSessionTest {
    private static final String CLIENTS = "/api/clients";
    private static final int LONG = 300;
    /// Less than the gateway wants a token to be good for.
    private static final int SHORT = 20;

    private static Gateway other;

    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refreshed = new AtomicInteger();
    private final Person ana = member(Role.OWNER);
    private volatile Person person = ana;
    private volatile int life = LONG;
    private volatile boolean over;

    @BeforeAll
    static void startAnother() {
        other = another();
    }

    private static Gateway another() {
        return Gateway.with(Map.of(
                "clinic.redis.url", RealServers.redisUrl(),
                "clinic.rate-limit.per-minute", "1000000",
                "clinic.services.auth-service", AUTH.address(),
                "clinic.services.crm-service", CRM.address()));
    }

    @AfterAll
    static void stop() {
        other.close();
    }

    @BeforeEach
    void authServiceIsThere() {
        CRM.calm();
        AUTH.behaving(this::auth);
    }

    @AfterEach
    void calm() {
        AUTH.calm();
    }

    private void auth(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/api/auth/login", "/api/auth/oauth/token" -> SmallService.answer(exchange, 200, tokens());
            case "/api/auth/refresh" -> {
                refreshed.incrementAndGet();
                String token = AUTH.seen().stream()
                        .filter(seen -> seen.target().equals("/api/auth/refresh"))
                        .map(seen -> new String(seen.body(), StandardCharsets.UTF_8))
                        .filter(body -> refreshTokens.stream().anyMatch(body::contains))
                        .findFirst()
                        .orElse("");
                boolean good = !over && refreshTokens.removeIf(token::contains);
                life = LONG;
                SmallService.answer(
                        exchange,
                        good ? 200 : 401,
                        good ? tokens() : "{\"success\":false,\"error\":\"No.\",\"code\":\"INVALID_CREDENTIALS\"}");
            }
            case "/api/auth/logout" -> exchange.sendResponseHeaders(204, -1);
            case "/api/auth/session/tenant" ->
                SmallService.answer(
                        exchange,
                        200,
                        "{\"success\":true,\"data\":{\"tenant\":{\"id\":\""
                                + exchange.getRequestHeaders().getFirst("X-Wanted") + "\"}}}");
            default -> SmallService.answer(exchange, 200, "{\"success\":true,\"data\":null}");
        }
    }

    private String tokens() {
        String refresh = UUID.randomUUID().toString();
        refreshTokens.add(refresh);
        return "{\"success\":true,\"data\":{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d},\"meta\":{}}"
                .formatted(IDENTITY.token(person), refresh, life);
    }

    /// A browser that is signed in.
    private record Browser(String cookie, String csrf) {
        ApiClient at(Gateway gateway) {
            return gateway.api().header("Cookie", "theme=dark; " + cookie);
        }

        ApiClient writingAt(Gateway gateway) {
            return at(gateway).header("X-CSRF-Token", csrf);
        }
    }

    private static Answer login(ApiClient api) {
        return api.header("X-Session", "cookie")
                .post("/api/auth/login", Map.of("email", "ana@clinic.test", "password", "secret"))
                .expect(200);
    }

    private static Browser signIn() {
        return browser(login(GATEWAY.api()));
    }

    private static Browser browser(Answer answer) {
        String cookie = answer.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        return new Browser(cookie, answer.data().get("csrf_token").asString());
    }

    @Test
    void givesABrowserACookieAndNoToken() {
        Answer answer = login(GATEWAY.api());

        assertThat(answer.text()).doesNotContain("access_token").doesNotContain("refresh_token");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("__Host-session=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Strict", "Max-Age=1209600")
                .doesNotContain("Domain");
        Browser browser = browser(answer);
        Answer read = browser.at(GATEWAY).get(CLIENTS).expect(200);
        assertThat(read.header("X-CSRF-Token")).contains(browser.csrf());
        assertThat(CRM.last().header("Authorization").orElseThrow()).startsWith("Bearer ey");
        assertThat(CRM.last().header("X-User-Id")).contains(ana.id().toString());
        assertThat(CRM.last().header("X-Tenant-Id"))
                .contains(ana.memberships().getFirst().tenant().toString());
        assertThat(CRM.last().header("Cookie")).isEmpty();
    }

    @Test
    void givesACookieToWhoeverComesWithACodeToo() {
        Answer answer = GATEWAY.api()
                .header("X-Session", "cookie")
                .post("/api/auth/oauth/token", Map.of("code", "c", "code_verifier", "v"))
                .expect(200);

        assertThat(answer.text()).doesNotContain("access_token");
        browser(answer).at(GATEWAY).get(CLIENTS).expect(200);
    }

    @Test
    void givesTokensToWhoeverDoesNotAskForACookie() {
        Answer answer = GATEWAY.api()
                .post("/api/auth/login", Map.of("email", "ana@clinic.test", "password", "secret"))
                .expect(200);

        assertThat(answer.data().get("refresh_token").asString()).isNotBlank();
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void keepsNoTokenReadable() {
        Browser browser = signIn();

        Document stored = Gateway.stored("browser_sessions")
                .find()
                .into(new ArrayList<>())
                .getLast();
        assertThat(stored.toJson())
                .doesNotContain(refreshTokens.iterator().next())
                .doesNotContain(browser.cookie().substring("__Host-session=".length()));
    }

    @Test
    void refusesAChangeThatDoesNotEchoTheSessionsToken() {
        Browser browser = signIn();
        Browser somebodyElses = signIn();
        CRM.calm();

        browser.at(GATEWAY).post(CLIENTS, Map.of()).expect(403, "CSRF");
        browser.at(GATEWAY)
                .header("X-CSRF-Token", somebodyElses.csrf())
                .post(CLIENTS, Map.of())
                .expect(403, "CSRF");
        browser.at(GATEWAY).delete(CLIENTS + "/1").expect(403, "CSRF");
        browser.at(GATEWAY).post("/api/auth/logout", Map.of()).expect(403, "CSRF");
        assertThat(CRM.seen()).isEmpty();
        browser.writingAt(GATEWAY).post(CLIENTS, Map.of()).expect(200);
        assertThat(CRM.last().header("X-CSRF-Token")).isEmpty();
    }

    @Test
    void refusesACookieAndATokenTogether() {
        Browser browser = signIn();

        browser.at(GATEWAY).as(ana).get(CLIENTS).expect(400, "TWO_IDENTITIES");
    }

    @Test
    void knowsNoCookieThatItDidNotGive() {
        Browser browser = signIn();
        for (String cookie : List.of(
                "__Host-session=",
                "__Host-session=" + "A".repeat(43),
                "__Host-session=" + "A".repeat(3000),
                browser.cookie() + "; " + browser.cookie(),
                browser.cookie().replace("__Host-session", "session"))) {
            GATEWAY.api().header("Cookie", cookie).get(CLIENTS).expect(401, "UNAUTHENTICATED");
        }
    }

    @Test
    void changesTheCookieAtEachSignInAndEndsTheOneBefore() {
        Browser first = signIn();
        Browser second = browser(login(first.at(GATEWAY)));

        assertThat(second.cookie()).isNotEqualTo(first.cookie());
        first.at(GATEWAY).get(CLIENTS).expect(401);
        second.at(GATEWAY).get(CLIENTS).expect(200);
    }

    @Test
    void renewsASessionOnceHoweverManyRequestsComeAtSeveralGateways() throws Exception {
        life = SHORT;
        Browser browser = signIn();

        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 40; number++) {
                ApiClient api = browser.at(number % 2 == 0 ? GATEWAY : other);
                answers.add(threads.submit(() -> api.get(CLIENTS)));
            }
        }

        for (Future<Answer> answer : answers) {
            answer.get().expect(200);
        }
        assertThat(refreshed).hasValue(1);
    }

    @Test
    void endsWithTheSessionAtKeycloak() {
        life = SHORT;
        Browser browser = signIn();
        over = true;

        browser.at(GATEWAY).get(CLIENTS).expect(401, "UNAUTHENTICATED");
        over = false;
        browser.at(other).get(CLIENTS).expect(401, "UNAUTHENTICATED");
    }

    @Test
    void goesOnWithATokenThatIsStillGoodWhileAuthServiceIsAway() {
        life = SHORT;
        Browser browser = signIn();
        AUTH.behaving(exchange -> SmallService.answer(exchange, 503, "{\"success\":false,\"code\":\"X\"}"));

        browser.at(GATEWAY).get(CLIENTS).expect(200);
    }

    @Test
    void remembersTheClinicThatWasChosenForThisSessionAlone() {
        person = member(Role.OWNER, Role.STAFF);
        String chosen = person.memberships().getLast().tenant().toString();
        Browser one = signIn();
        Browser two = signIn();

        one.at(GATEWAY).get(CLIENTS).expect(400, "CLINIC_REQUIRED");
        one.writingAt(GATEWAY)
                .header("X-Wanted", chosen)
                .post("/api/auth/session/tenant", Map.of("tenant_id", chosen))
                .expect(200);

        one.at(other).get(CLIENTS).expect(200);
        assertThat(CRM.last().header("X-Tenant-Id")).contains(chosen);
        assertThat(CRM.last().header("X-User-Role")).contains("staff");
        two.at(GATEWAY).get(CLIENTS).expect(400, "CLINIC_REQUIRED");
    }

    @Test
    void endsASessionEverywhereBySigningOut() {
        Browser browser = signIn();
        browser.at(other).get(CLIENTS).expect(200);

        Answer answer =
                browser.writingAt(GATEWAY).post("/api/auth/logout", Map.of()).expect(204);

        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("__Host-session=;")
                .contains("Max-Age=0");
        assertThat(AUTH.last().target()).isEqualTo("/api/auth/logout");
        assertThat(refreshTokens).anyMatch(new String(AUTH.last().body(), StandardCharsets.UTF_8)::contains);
        browser.at(other).get(CLIENTS).expect(401);
        browser.at(GATEWAY).get(CLIENTS).expect(401);
    }

    @Test
    void keepsSessionsWhileGatewaysComeAndGo() {
        Browser browser = browser(login(other.api()));
        other.close();
        other = another();

        browser.at(other).get(CLIENTS).expect(200);
    }
}
