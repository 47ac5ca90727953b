package com.msaas.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.auth.AuthTest;
import com.msaas.auth.Invited;
import com.msaas.platform.id.Ids;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.RealKeycloak;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class TwoDevicesTest extends AuthTest {
    private static final int REFRESHES_OF_EACH = 100;

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Identity identity;

    @Autowired
    Events events;

    @Test
    void neverMixTheirClinicsThroughTwoHundredInterleavedRefreshes() {
        TenantId first = new TenantId(Ids.next());
        TenantId second = new TenantId(Ids.next());
        Stream.of(first, second).forEach(clinic -> events.publish(clinic, Invited.opened(clinic)));
        Person busy = clinics.member("Ana Pop", new Membership(first, Role.OWNER), new Membership(second, Role.VIEWER));

        List<String> seen = Stream.of(first, second)
                .map(clinic -> CompletableFuture.supplyAsync(
                        () -> device(busy, clinic), work -> Thread.ofVirtual().start(work)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(seen).containsExactly(first + " owner", second + " viewer");
    }

    /// Refreshes and looks where it is, again and again.
    ///
    /// @return where it always was
    private String device(Person person, TenantId clinic) {
        JsonNode tokens = api.post(
                        "/api/auth/login",
                        Map.of("email", person.email(), "password", ((RealKeycloak) identity).password(person)))
                .expect(200)
                .data();
        String always = null;
        for (int refresh = 0; refresh < REFRESHES_OF_EACH; refresh++) {
            tokens = api.post(
                            "/api/auth/refresh",
                            Map.of("refresh_token", tokens.path("refresh_token").asString()))
                    .expect(200)
                    .data();
            JsonNode session = api.as(tokens.path("access_token").asString())
                    .header("X-Clinic-Id", clinic.toString())
                    .get("/api/auth/session")
                    .expect(200)
                    .data();
            String here = session.path("tenant").path("id").asString() + " "
                    + session.path("role").asString();
            assertThat(always).isIn(null, here);
            always = here;
        }
        return always;
    }
}
