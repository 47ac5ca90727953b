package com.msaas.gateway;

import static com.msaas.gateway.Edge.GATEWAY;
import static com.msaas.gateway.Gateway.IDENTITY;
import static com.msaas.gateway.Gateway.member;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.gateway.RawHttp.Reply;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    private static final List<SmallService> ALL = List.of(
            Edge.AUTH,
            Edge.TENANT,
            Edge.SCHEDULING_1,
            Edge.SCHEDULING_2,
            Edge.CRM,
            Edge.COMMS,
            Edge.NOTIFICATION,
            Edge.BILLING);

    private final Person owner = member(Role.OWNER);
    private final String token = "Authorization: Bearer " + IDENTITY.token(owner);

    @BeforeEach
    void calm() {
        ALL.forEach(SmallService::calm);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/auth/session, auth-service",
        "/api/tenant, tenant-service",
        "/api/team/0198, tenant-service",
        "/api/audit-logs?page=1, tenant-service",
        "/api/settings/profile, tenant-service",
        "/api/clients/0198/activity, crm-service",
        "/api/conversations, comms-service",
        "/api/email/sync, comms-service",
        "/api/notifications, notification-service",
        "/api/reminders/process, notification-service",
        "/api/billing/usage, billing-service",
        "/api/webhooks/stripe, billing-service"
    })
    void leadsToTheService(String path, String service) {
        Answer answer = GATEWAY.api().as(owner).get(path).expect(200);

        assertThat(answer.header("X-Served-By")).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/providers",
                "/api/resources/0198",
                "/api/services",
                "/api/appointments",
                "/api/calendar/slots",
                "/api/blocked-times",
                "/api/waitlist"
            })
    void leadsToScheduling(String path) {
        Answer answer = GATEWAY.api().as(owner).get(path).expect(200);

        assertThat(answer.header("X-Served-By").orElseThrow()).startsWith("scheduling-service");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/public/zambet/services, scheduling-service",
        "/api/public/zambet/providers, scheduling-service",
        "/api/public/zambet/slots?service_id=0198, scheduling-service",
        "/api/public/zambet/bookings/0198/confirm, scheduling-service",
        "/api/public/zambet/contact, comms-service"
    })
    void leadsEverybodyToPublicDoors(String path, String service) {
        Answer answer = GATEWAY.api().get(path).expect(200);

        assertThat(answer.header("X-Served-By").orElseThrow()).startsWith(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/clientsx",
                "/api/unknown",
                "/API/clients",
                "/keycloak/logout",
                "/operations",
                "/operations/dead-letters",
                "/api/operations",
                "/api/public",
                "/api/public/zambet",
                "/api/public/contact",
                "/api/public/zambet/clients",
                "/api/public/zambet/contacts",
                "/api/public/zambet/x/contact",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/health/mongo",
                "/error"
            })
    void doesNotKnowWhatIsNotRouted(String path) {
        GATEWAY.api().as(owner).get(path).expect(404, "NOT_FOUND");

        assertThat(ALL).allSatisfy(service -> assertThat(service.seen()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/auth/..;/clients",
                "/api/auth;a=b/login",
                "/api/clients;jsessionid=1",
                "/api/auth/../clients",
                "/api/auth/./login",
                "/api/clients/..",
                "/api//clients",
                "//api/clients",
                "/api/clients//",
                "/api/clients/%2e%2e/tenant",
                "/api/clients/%2E/x",
                "/api/clients%2fx",
                "/api/clients/%2F..%2F",
                "/api/clients/%252e%252e/x",
                "/api/clients/%25",
                "/api/clients/%5cx",
                "/api/clients\\..\\tenant",
                "/api/clients/%00",
                "/api/clients/%0d%0aX-User-Role:%20owner",
                "/api/clients/%3bx",
                "/api/clients/%3fx",
                "/api/%63lients",
                "/api/clients/%c0%ae%c0%ae/x",
                "/api/clients/%c0%af",
                "/api/clients/%",
                "/api/clients/%4",
                "/api/clients/%zz",
                "/api/clients/%u002e",
                "/actuator/..;/api/clients",
                "/api/clients/.%2e/tenant",
                "/api/clients/%2e./tenant",
                "/api/clients/%2e%2e%2ftenant",
                "/api/clients/..%2ftenant",
                "/api/clients/..%5ctenant",
                "/api/clients/..%3b/tenant",
                "/api/clients/..%00/tenant",
                "/api/clients/%252e%252e%252ftenant",
                "/api/clients/%25252e",
                "/api/clients%252fx",
                "/api/clients%3bjsessionid=1",
                "/api/clients/;/x",
                "/api/clients/x;..;/tenant",
                "/api/clients/%e0%80%af",
                "/api/clients/%f0%80%80%af",
                "/api/clients/%c1%9c",
                "/api/clients/%ff",
                "/api/clients/%09",
                "/api/clients/%7f",
                "/api/clients/%0a",
                "/api/clients/%23x",
                "/api/clients/\u00e9",
                "/api/clients/x|y",
                "/./api/clients",
                "/../api/clients",
                "/api/clients/<script>",
                "/api/clients/\"",
                "*",
                "api/clients"
            })
    void refusesPathsThatAreTricks(String path) {
        Reply reply = RawHttp.get(GATEWAY.port(), path, token);

        assertThat(reply.status()).as(path).isEqualTo(400);
        assertThat(ALL).allSatisfy(service -> assertThat(service.seen()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/clients/%C8%99tef%C4%83nescu",
                "/api/clients/a%20b",
                "/api/clients/0198-a_b~c.d",
                "/api/clients/"
            })
    void passesHonestPathsAsTheyAre(String path) {
        assertThat(RawHttp.get(GATEWAY.port(), path, token).status()).isEqualTo(200);
        assertThat(Edge.CRM.last().target()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/api/auth/..;/clients",
                "http://127.0.0.1//api/clients",
                "http://127.0.0.1/api/clients/%2e%2e/tenant",
                "http://127.0.0.1@169.254.169.254/api/clients",
                "http://[::1/api/clients",
                "ftp://127.0.0.1/api/clients",
                "127.0.0.1:80"
            })
    void refusesWholeAddressesThatAreTricks(String address) {
        Reply reply = RawHttp.get(GATEWAY.port(), address, token);

        assertThat(reply.status()).as(address).isBetween(400, 404);
        assertThat(ALL).allSatisfy(service -> assertThat(service.seen()).isEmpty());
    }

    @Test
    void isNobodysProxy() {
        assertThat(RawHttp.get(GATEWAY.port(), "http://169.254.169.254/api/clients", token)
                        .status())
                .isEqualTo(400);
        assertThat(Edge.CRM.seen()).isEmpty();

        assertThat(RawHttp.get(GATEWAY.port(), "http://127.0.0.1/api/clients", token)
                        .status())
                .isEqualTo(200);
        assertThat(Edge.CRM.last().target()).isEqualTo("/api/clients");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "GETT"})
    void knowsNoOddMethods(String method) {
        int status = RawHttp.request(GATEWAY.port(), method + " /api/clients HTTP/1.1", token)
                .status();

        assertThat(status).isIn(400, 405, 501);
        assertThat(Edge.CRM.seen()).isEmpty();
    }

    @Test
    void tellsProbesWhetherItIsReady() {
        assertThat(GATEWAY.api().get("/actuator/health/readiness").expect(200).text())
                .contains("UP");
        GATEWAY.api().get("/actuator/health/liveness").expect(200);
    }

    @Test
    void showsItsMeasurementsOnlyToItsOwn() {
        GATEWAY.api().get("/actuator/prometheus").expect(200);
        GATEWAY.api()
                .header("X-Forwarded-For", "203.0.113.9")
                .get("/actuator/prometheus")
                .expect(404);
    }
}
