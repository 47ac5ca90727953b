package com.msaas.gateway;

import static com.msaas.gateway.Edge.AUTH;
import static com.msaas.gateway.Edge.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.RealServers;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocsTest {
    private static final String DOCUMENT = "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"auth-service\"}}";
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final ApiClient anybody = GATEWAY.api();

    @AfterEach
    void calm() {
        AUTH.calm();
    }

    @Test
    void showsAllServicesOnOnePageThatLoadsNothingFromElsewhere() {
        Answer page = anybody.get("/api/docs").expect(200);

        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.text())
                .contains("auth-service billing-service comms-service crm-service")
                .doesNotContain("://");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; script-src 'self';")
                .doesNotContain("http");
        List<String> loaded = LOADED.matcher(page.text())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(loaded).hasSize(4);
        for (String part : loaded) {
            Answer answer = anybody.get(part).expect(200);
            assertThat(answer.header("Content-Type").orElseThrow())
                    .as(part)
                    .startsWith(part.endsWith(".css") ? "text/css" : "text/javascript");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("public, max-age=86400");
            assertThat(answer.body()).as(part).isNotEmpty();
        }
    }

    @Test
    void relaysWhatAServicePublishesAndShowsItAlsoWhileTheServiceIsAway() {
        try (Gateway fresh = Gateway.with(Map.of(
                "clinic.redis.url",
                RealServers.redisUrl(),
                "clinic.services.auth-service",
                AUTH.address(),
                "clinic.docs.kept-for",
                "1ms"))) {
            AUTH.behaving(exchange -> SmallService.answer(exchange, 200, DOCUMENT));
            Answer document = fresh.api().get("/api/docs/auth-service").expect(200);

            assertThat(document.text()).isEqualTo(DOCUMENT);
            assertThat(document.header("Content-Type")).hasValue("application/json");
            assertThat(AUTH.last().target()).isEqualTo("/openapi");

            AUTH.behaving(exchange -> SmallService.answer(exchange, 503, "{}"));
            assertThat(fresh.api().get("/api/docs/auth-service").expect(200).text())
                    .isEqualTo(DOCUMENT);
            assertThat(AUTH.seen()).isNotEmpty();

            Answer never = fresh.api().get("/api/docs/crm-service").expect(503, "TEMPORARILY_UNAVAILABLE");
            assertThat(never.header("Retry-After")).hasValue("5");
        }
    }

    @Test
    void leavesOutDoorsThatItLeadsNobodyTo() {
        try (Gateway fresh = Gateway.with(
                Map.of("clinic.redis.url", RealServers.redisUrl(), "clinic.services.auth-service", AUTH.address()))) {
            AUTH.behaving(exchange -> SmallService.answer(
                    exchange, 200, "{\"paths\":{\"/keycloak/logout\":{},\"/api/auth/login\":{\"post\":{}}}}"));

            assertThat(fresh.api().get("/api/docs/auth-service").expect(200).text())
                    .isEqualTo("{\"paths\":{\"/api/auth/login\":{\"post\":{}}}}");
        }
    }

    @Test
    void asksAServiceOnceForAllWhoLook() {
        AUTH.behaving(exchange -> SmallService.answer(exchange, 200, DOCUMENT));

        for (int times = 0; times < 5; times++) {
            anybody.get("/api/docs/auth-service").expect(200);
        }

        assertThat(AUTH.seen()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void knowsNoOtherDocuments() {
        anybody.get("/api/docs/nobodys-service").expect(404, "NOT_FOUND");
        anybody.get("/api/docs/page/swagger-initializer.js").expect(404, "NOT_FOUND");
        anybody.get("/api/docs/auth-service/more").expect(404, "NOT_FOUND");
        assertThat(anybody.post("/api/docs/auth-service", Map.of()).status()).isEqualTo(401);
    }
}
