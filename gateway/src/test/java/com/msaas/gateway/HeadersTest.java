package com.msaas.gateway;

import static com.msaas.gateway.Edge.AUTH;
import static com.msaas.gateway.Edge.CRM;
import static com.msaas.gateway.Edge.GATEWAY;
import static com.msaas.gateway.Gateway.IDENTITY;
import static com.msaas.gateway.Gateway.member;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.gateway.RawHttp.Reply;
import com.msaas.gateway.SmallService.Seen;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.InContainersToo;
import com.msaas.testsupport.Person;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@InContainersToo
class HeadersTest {
    private static final String CLIENTS = "/api/clients";
    private static final String STRIPPED = "clinic.gateway.stripped.headers";

    @BeforeEach
    void calm() {
        CRM.calm();
        AUTH.calm();
    }

    @Test
    void replacesWhatOnlyTheGatewayMaySay() {
        Person ana = member(Role.VIEWER);
        double before = GATEWAY.counted(STRIPPED, "name", "x-tenant-id");
        double forwarded = GATEWAY.counted(STRIPPED, "name", "x-forwarded-*");

        GATEWAY.api()
                .as(IDENTITY.token(ana))
                .header("X-Tenant-Id", UUID.randomUUID().toString())
                .header("x_tenant_id", UUID.randomUUID().toString())
                .header("X-User-Id", UUID.randomUUID().toString())
                .header("X-User-Role", "owner")
                .header("X-Request-Id", "chosen-by-the-client")
                .header("X-Client-Address", "203.0.113.9")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "for=203.0.113.9")
                .header("X-Real-IP", "203.0.113.9")
                .get(CLIENTS)
                .expect(200);

        Seen seen = CRM.last();
        assertThat(seen.headers().get("X-Tenant-Id"))
                .containsExactly(ana.memberships().getFirst().tenant().toString());
        assertThat(seen.headers().get("X-User-Id")).containsExactly(ana.id().toString());
        assertThat(seen.headers().get("X-User-Role")).containsExactly("viewer");
        assertThat(seen.headers().get("X-Client-Address")).containsExactly("127.0.0.1");
        assertThat(seen.headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(seen.headers().get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(seen.headers().keySet()).doesNotContain("X-forwarded-host", "Forwarded", "X-real-ip", "X_tenant_id");
        assertThat(seen.header("X-Request-Id").orElseThrow()).isNotEqualTo("chosen-by-the-client");
        assertThat(GATEWAY.counted(STRIPPED, "name", "x-tenant-id")).isEqualTo(before + 2);
        assertThat(GATEWAY.counted(STRIPPED, "name", "x-forwarded-*")).isEqualTo(forwarded + 3);
    }

    @Test
    void stripsAtOpenDoorsToo() {
        GATEWAY.api()
                .header("X-Tenant-Id", UUID.randomUUID().toString())
                .header("X-User-Role", "owner")
                .post("/api/auth/login", Map.of())
                .expect(200);

        assertThat(AUTH.last().header("X-Tenant-Id")).isEmpty();
        assertThat(AUTH.last().header("X-User-Role")).isEmpty();
    }

    @Test
    void givesEachRequestAnIdOfItsOwnAndATrace() {
        Person ana = member(Role.OWNER);
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        Answer first = GATEWAY.api().as(ana).header("traceparent", trace).get(CLIENTS);
        String firstId = CRM.last().header("X-Request-Id").orElseThrow();
        Answer second = GATEWAY.api().as(ana).get(CLIENTS);

        assertThat(first.header("X-Request-Id")).contains(firstId);
        assertThat(UUID.fromString(firstId).version()).isEqualTo(7);
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(CRM.seen())
                .allSatisfy(seen -> assertThat(seen.header("traceparent").orElseThrow())
                        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                        .doesNotContain("4bf92f3577b34da6"));
        assertThat(GATEWAY.api().get("/api/nothing").header("X-Request-Id")).isPresent();
    }

    @Test
    void keepsCookiesToItself() {
        GATEWAY.api()
                .as(member(Role.OWNER))
                .header("Cookie", "a=b; c=d")
                .get(CLIENTS)
                .expect(200);

        assertThat(CRM.last().header("Cookie")).isEmpty();
    }

    @Test
    void endsHopByHopHeadersHere() {
        String token = "Authorization: Bearer " + IDENTITY.token(member(Role.OWNER));

        Reply reply = RawHttp.send(
                GATEWAY.port(),
                "GET /api/clients HTTP/1.1\r\nHost: x\r\n" + token
                        + "\r\nConnection: close, X-Hop, X-User-Id\r\nX-Hop: 1\r\nX-End: 2\r\nTE: trailers\r\n"
                        + "Upgrade: h2c\r\nProxy-Authorization: Basic YTpi\r\n\r\n");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(CRM.last().headers().keySet())
                .contains("X-end", "X-user-id")
                .doesNotContain("X-hop", "Te", "Upgrade", "Proxy-authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {CLIENTS, "/api/nothing", "/api//clients", "/api/health"})
    void protectsEveryAnswer(String path) {
        Reply reply = RawHttp.get(GATEWAY.port(), path);

        assertThat(reply.text())
                .contains("X-Content-Type-Options: nosniff")
                .contains("X-Frame-Options: DENY")
                .contains("Referrer-Policy: no-referrer")
                .contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'")
                .contains("Cache-Control: no-store");
        assertThat(reply.hasHeader("Strict-Transport-Security")).isFalse();
        assertThat(reply.hasHeader("Access-Control-Allow-Origin")).isFalse();
    }

    @Test
    void passesTheAnswersHeadButSaysItsOwnPart() {
        CRM.behaving(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.getResponseHeaders().set("Server", "Secret/1.0");
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=600");
            exchange.getResponseHeaders().set("X-Request-Id", "the-service-made-it-up");
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
            exchange.getResponseHeaders().set("Connection", "X-Hop");
            exchange.getResponseHeaders().set("X-Hop", "1");
            SmallService.answer(exchange, 201, "{\"success\":true,\"data\":{\"name\":\"Ștefănescu\"}}");
        });

        Answer answer = GATEWAY.api()
                .as(member(Role.OWNER))
                .post(CLIENTS, Map.of("a", 1))
                .expect(201);

        assertThat(answer.data().path("name").asString()).isEqualTo("Ștefănescu");
        assertThat(answer.header("ETag")).contains("\"7\"");
        assertThat(answer.header("X-Served-By")).contains("crm-service");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Hop")).isEmpty();
        assertThat(answer.header("X-Request-Id")).isNotEqualTo(java.util.Optional.of("the-service-made-it-up"));
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=600, private, immutable | max-age=600, private, immutable",
                "no-cache, private | no-cache, private",
                "public, max-age=600 | no-store",
                "max-age=600 | no-store",
                "private=\"X-A\", max-age=600 | no-store"
            })
    void letsAServiceAllowTheClientAloneToKeepAnAnswer(String said, String passed) {
        CRM.behaving(exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", said);
            SmallService.answer(exchange, 200, "{}");
        });

        Answer answer = GATEWAY.api().as(member(Role.OWNER)).get(CLIENTS).expect(200);

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly(passed);
    }

    @Test
    void saysWhoAnsweredWhenItDidItself() {
        assertThat(GATEWAY.api().get("/api/nothing").header("X-Served-By")).contains("gateway");
    }
}
