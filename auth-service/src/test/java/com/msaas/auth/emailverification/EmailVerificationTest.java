package com.msaas.auth.emailverification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.auth.KeycloakUsers;
import com.msaas.auth.Newcomer;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.registration.PendingRegistrations;
import com.msaas.auth.registration.Registration;
import com.msaas.contracts.Topic;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class EmailVerificationTest extends AuthTest {
    @Autowired
    ApiClient api;

    @Autowired
    PendingRegistrations registrations;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    @Value("${clinic.mongodb.database}")
    String database;

    @Test
    void takesALinkOnce() {
        Newcomer ana = Newcomer.with(api);
        ana.register().expect(201);
        String token = ana.token(1);

        ana.verify(token).expect(200);

        ana.verify(token).expect(400, "LINK_INVALID");
    }

    @Test
    void opensOneClinicWhenALinkIsUsedTwiceAtOnce() {
        Newcomer ana = Newcomer.with(api);
        Answer registered = ana.register().expect(201);
        String token = ana.token(1);

        List<Integer> statuses = Stream.of(1, 2)
                .map(_ -> CompletableFuture.supplyAsync(
                        () -> ana.verify(token).status(),
                        work -> Thread.ofVirtual().start(work)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).contains(200).isSubsetOf(200, 400);
        TenantId clinic = TenantId.of(registered.data().path("tenant_id").asString());
        ana.login().expect(200);
        assertThat(events.read(Topic.PLATFORM_AUDIT, clinic).await(2)).hasSize(2);
        assertThat(events.read(Topic.AUTH_REGISTRATION, clinic).await(1)).hasSize(1);
    }

    @Test
    void refusesALinkThatIsTooOld() {
        Newcomer ana = Newcomer.with(api);
        ana.register().expect(201);
        String token = ana.token(1);

        clock.advance(Duration.ofHours(24).plusSeconds(1));

        ana.verify(token).expect(400, "LINK_INVALID");
        ana.resend().expect(202);
        ana.verify(ana.token(2)).expect(200);
    }

    @Test
    void refusesALinkThatWasNeverSent() {
        api.post("/api/auth/verify-email", java.util.Map.of("token", "A".repeat(43)))
                .expect(400, "LINK_INVALID");
        api.post("/api/auth/verify-email", java.util.Map.of("token", "A")).expect(400, "VALIDATION_FAILED");
    }

    @Test
    void keepsNoTokenButItsHash() {
        Newcomer ana = Newcomer.with(api);
        ana.register().expect(201);
        String token = ana.token(1);

        RealParts.database(database)
                .listCollectionNames()
                .forEach(collection -> RealParts.database(database)
                        .getCollection(collection)
                        .find()
                        .forEach(document -> assertThat(document.toJson())
                                .as(collection)
                                .doesNotContain(token)
                                .doesNotContain(ana.password())));
    }

    @Test
    void sendsANewLinkAndLetsTheOldOneDie() {
        Newcomer ana = Newcomer.with(api);
        ana.register().expect(201);
        String old = ana.token(1);

        ana.resend().expect(202);

        String fresh = ana.token(2);
        assertThat(fresh).isNotEqualTo(old);
        ana.verify(old).expect(400, "LINK_INVALID");
        ana.verify(fresh).expect(200);
    }

    @Test
    void answersAlikeWhoeverAsksForAnotherMailAndSendsOnlySoMany() {
        Newcomer known = Newcomer.with(api);
        known.register().expect(201);
        Newcomer unknown = Newcomer.with(api);
        Newcomer verified = Newcomer.with(api);
        verified.joined();

        assertThat(unknown.resend().expect(202).data())
                .isEqualTo(known.resend().expect(202).data())
                .isEqualTo(verified.resend().expect(202).data());
        for (int more = 0; more < 8; more++) {
            known.resend().expect(202);
        }

        assertThat(resendsOf(known)).isEqualTo(ResendVerification.MAILS.most());
        // a mail that a newer one overtakes is not sent any more, or comes after it
        await().until(() -> known.mailbox().mails().stream()
                .anyMatch(mail -> known.verify(Newcomer.token(mail)).status() == 200));
        assertThat(known.mailbox().mails()).hasSizeLessThanOrEqualTo(6);
        assertThat(unknown.mailbox().mails()).isEmpty();
        assertThat(verified.mailbox().mails()).hasSize(1);
    }

    @Test
    void showsAPageWhoseButtonVerifies() {
        Newcomer ana = Newcomer.with(api);
        ana.register().expect(201);
        String token = ana.token(1);

        api.send("HEAD", "/api/auth/verify-email?token=" + token, null).expect(200);
        api.get("/api/auth/verify-email?token=" + token).expect(200);
        Answer page = api.get("/api/auth/verify-email?token=" + token).expect(200);

        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(page.header("Referrer-Policy")).contains("no-referrer");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.text())
                .contains("value=\"" + token + "\"")
                .contains("<button")
                .doesNotContain("://");
        ana.login().expect(403, "EMAIL_NOT_VERIFIED");
        Answer after = pressed(token);
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).contains("Adresa este confirmată");
        assertThat(pressed(token).text()).contains("Adresa nu a fost confirmată");
        ana.login().expect(200);
    }

    @Test
    void showsNothingOfATokenThatIsNone() {
        Answer page = api.get("/api/auth/verify-email?token=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).doesNotContain("script").contains("Linkul nu mai este valabil");
        Stream.of(
                        api.get("/api/auth/verify-email"),
                        api.get("/api/auth/verify-email?token=" + "A".repeat(2_000)),
                        pressed(""),
                        pressed("A".repeat(2_000)))
                .forEach(other -> {
                    assertThat(other.status()).isEqualTo(400);
                    assertThat(other.text()).isEqualTo(page.text());
                });
    }

    @Test
    void endsARegistrationWhoseAddressIsTakenMeanwhile(@Autowired Identity identity) {
        Newcomer ana = Newcomer.with(api);
        ana.register().expect(201);
        String token = ana.token(1);
        Registration registration =
                registrations.holder(new EmailAddress(ana.email())).orElseThrow();
        identity.person("Ana Pop", ana.email(), List.of());

        ana.verify(token).expect(409, "EMAIL_TAKEN");

        ana.verify(token).expect(400, "LINK_INVALID");
        ana.login().expect(401, "INVALID_CREDENTIALS");
        assertThat(registrations.byId(registration.id())).isEmpty();
        await().untilAsserted(() -> assertThat(KeycloakUsers.pending()).doesNotContain("reg-" + registration.id()));
    }

    private long resendsOf(Newcomer newcomer) {
        return RealParts.database(database)
                .getCollection("jobs")
                .countDocuments(and(
                        eq("kind", "verification_resend"),
                        eq("payload.email_digest", new EmailAddress(newcomer.email()).digest())));
    }

    private Answer pressed(String token) {
        return api.header("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/api/auth/verify-email", ("token=" + token).getBytes(StandardCharsets.UTF_8));
    }
}
