package com.msaas.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.contracts.SessionsEnded;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/// Tokens that are signed and not expired, and void all the same.
@ServiceTest(classes = NoteService.class, properties = NoteService.NAME)
class RevocationTest {
    /// The promise is a second; a busy test machine may take its time.
    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    private ApiClient api;

    @Autowired
    private TestClinics clinics;

    @Autowired
    private Identity identity;

    @Autowired
    private Events events;

    @Autowired
    private Environment environment;

    @Autowired
    private TestClock clock;

    private Clinic clinic;

    @BeforeEach
    void freshClinic() {
        clinic = clinics.fresh();
    }

    @Test
    void aRemovedMemberIsRefusedAtEveryInstanceAlsoAtOneThatStartsLater() {
        Person staff = clinic.staff();
        api.as(staff).get("/api/notes").expect(200);

        tell(new MemberRemoved(staff.id(), 2, MemberRole.STAFF, clock.instant()));

        awaitRefusal(staff);
        api.as(clinic.owner()).get("/api/notes").expect(200);
        try (ConfigurableApplicationContext later = NoteService.anotherInstance(environment)) {
            URI address = URI.create("http://127.0.0.1:" + NoteService.port(later));
            ApiClient client = ApiClient.toService(() -> address, identity);
            await().untilAsserted(() -> client.get("/actuator/health/readiness").expect(200));
            client.as(staff).get("/api/notes").expect(401, "UNAUTHENTICATED");
            client.as(clinic.owner()).get("/api/notes").expect(200);
        }
    }

    @Test
    void aDemotedMembersTokenIsVoidAndAPromotedOnesIsNot() {
        tell(new MemberRoleChanged(clinic.staff().id(), 2, MemberRole.ADMIN, MemberRole.STAFF, clock.instant()));
        tell(new MemberRoleChanged(clinic.admin().id(), 2, MemberRole.VIEWER, MemberRole.ADMIN, clock.instant()));

        awaitRefusal(clinic.admin());
        api.as(clinic.staff()).get("/api/notes").expect(200);
    }

    @Test
    void whoWasSignedOutEverywhereComesInWithNothingIssuedBefore() {
        String before = identity.token(clinic.owner());
        api.as(before).get("/api/notes").expect(200);

        tell(new SessionsEnded(
                UUID.randomUUID(),
                1,
                clinic.owner().id(),
                List.of(),
                true,
                clock.instant().plusSeconds(1)));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(api.as(before).get("/api/notes").status()).isEqualTo(401));
        clock.advance(Duration.ofSeconds(2));
        api.as(identity.token(clinic.owner())).get("/api/notes").expect(200);
    }

    private void awaitRefusal(Person person) {
        await().atMost(SOON).untilAsserted(() -> {
            var answer = api.as(person).get("/api/notes").expect(401, "UNAUTHENTICATED");
            assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("invalid_token");
        });
    }

    private void tell(ContractEvent event) {
        events.publish(clinic.id(), event);
    }
}
