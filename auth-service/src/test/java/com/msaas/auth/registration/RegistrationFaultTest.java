package com.msaas.auth.registration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.auth.FaultyKeycloak.Fault;
import com.msaas.auth.FaultyKeycloak.When;
import com.msaas.auth.KeycloakUsers;
import com.msaas.auth.Newcomer;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.PendingIdentities;
import com.msaas.contracts.Topic;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.Mailbox;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// Cuts a registration off at each of its steps: either it is whole in the end, or nothing is left of it.
@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class RegistrationFaultTest extends AuthTest {
    private static final int MORE_OFTEN_THAN_A_JOB_IS_TRIED = 40;
    private static final String USERS = "/admin/realms/clinic/users";

    @Autowired
    ApiClient api;

    @Autowired
    Registrations registrations;

    @Autowired
    PendingIdentities identities;

    @Autowired
    RegistrationJobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    @Value("${clinic.mongodb.database}")
    String database;

    private Set<String> pendingBefore;

    @BeforeEach
    void count() {
        pendingBefore = KeycloakUsers.pending();
    }

    @Test
    void leavesNothingWhenKeycloakIsAwayFromTheBeginning() {
        Newcomer ana = Newcomer.with(api);
        Fault fault = KEYCLOAK.cut(When.BEFORE, "");

        Answer refused = ana.register().expect(503, "TEMPORARILY_UNAVAILABLE");

        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(fault.struck()).isPositive();
        assertNothingIsLeftOf(ana);
        KEYCLOAK.heal();
        ana.joined();
    }

    @Test
    void leavesNothingWhenTheUserIsNeverMade() {
        Newcomer ana = Newcomer.with(api);
        Fault fault = KEYCLOAK.cut(When.BEFORE, "POST " + USERS);

        ana.register().expect(503, "TEMPORARILY_UNAVAILABLE");

        assertThat(fault.struck()).isEqualTo(1);
        assertNothingIsLeftOf(ana);
        KEYCLOAK.heal();
        ana.joined();
    }

    @Test
    void leavesNothingWhenTheUserIsMadeButNobodyHearsOfIt() {
        Newcomer ana = Newcomer.with(api);
        Fault fault = KEYCLOAK.cut(When.AFTER, "POST " + USERS);

        ana.register().expect(503, "TEMPORARILY_UNAVAILABLE");

        assertThat(fault.struck()).isEqualTo(1);
        assertNothingIsLeftOf(ana);
        KEYCLOAK.heal();
        ana.joined();
    }

    @Test
    void removesTheUserLaterWhenKeycloakGoesAwayRightAfterMakingHim() {
        Newcomer ana = Newcomer.with(api);
        KEYCLOAK.cut(When.AFTER, "POST " + USERS);
        Fault away = KEYCLOAK.cut(When.BEFORE, "GET " + USERS + "?briefRepresentation=true&q=");
        ana.register().expect(503, "TEMPORARILY_UNAVAILABLE");
        await().until(() -> away.struck() > 0);
        assertThat(KeycloakUsers.pendingSince(pendingBefore))
                .as("the fault struck")
                .hasSize(1);

        KEYCLOAK.heal();
        clock.advance(Duration.ofMinutes(30));

        assertNothingIsLeftOf(ana);
    }

    @Test
    void leavesNothingWhenTheDatabaseDoesNotTakeTheLastStep() {
        Newcomer ana = Newcomer.with(api);
        refuseDocuments("registrations", ne("state", Registration.State.PENDING.name()));
        try {
            ana.register().expect(500, "INTERNAL");

            assertNothingIsLeftOf(ana);
        } finally {
            takeAllDocuments("registrations");
        }
        ana.joined();
    }

    @Test
    void undoesTheRegistrationWithTheMailThatCannotBeOrdered() {
        Newcomer ana = Newcomer.with(api);
        refuseDocuments("jobs", ne("kind", RegistrationJobs.MAIL));
        try {
            ana.register().expect(500, "INTERNAL");

            assertNothingIsLeftOf(ana);
        } finally {
            takeAllDocuments("jobs");
        }
        ana.joined();
    }

    @Test
    void standsWhileTheMailServerIsAwayAndSendsTheMailWhenItIsBack() {
        Newcomer ana = Newcomer.with(api);
        MAIL.close();
        ana.register().expect(201);
        UUID registration = registrations
                .holder(new EmailAddress(ana.email()))
                .orElseThrow()
                .id();
        await().until(() -> {
            clock.advance(Duration.ofSeconds(5));
            return triesToMail(registration) > 1;
        });
        ana.login().expect(403, "EMAIL_NOT_VERIFIED");
        assertThat(ana.mailbox().mails()).isEmpty();

        MAIL.open();
        clock.advance(Duration.ofMinutes(1));

        ana.verify(ana.token(1)).expect(200);
        ana.login().expect(200);
    }

    @Test
    void sendsTwoLinksThatBothOpenWhenNobodyHeardThatTheFirstWasTaken() {
        Newcomer ana = Newcomer.with(api);
        MAIL.cutAfterTheNextMail();
        ana.register().expect(201);
        await().until(MAIL::hasCut);
        clock.advance(Duration.ofMinutes(1));

        List<Mailbox.Mail> mails = ana.mailbox().await(2);

        assertThat(Newcomer.token(mails.getFirst())).isNotEqualTo(Newcomer.token(mails.getLast()));
        ana.verify(Newcomer.token(mails.getFirst())).expect(200);
        ana.login().expect(200);
        ana.verify(Newcomer.token(mails.getLast())).expect(400, "LINK_INVALID");
    }

    @Test
    void completesWhatAProcessLeftThatDiedAfterMakingTheUser() {
        Newcomer ana = Newcomer.with(api);
        Registration left = leftBy(ana);
        identities.create(left.id(), left.membership(), new Password(ana.password()));
        ana.register().expect(409, "EMAIL_TAKEN");

        clock.advance(RegistrationJobs.LEFT_ALONE.plusSeconds(1));

        ana.verify(ana.token(1)).expect(200);
        ana.login().expect(200);
        assertThat(events.read(Topic.AUTH_REGISTRATION, left.tenant()).await(1)).hasSize(1);
    }

    @Test
    void completesWhatAProcessLeftHoweverLongKeycloakIsAway() {
        Newcomer ana = Newcomer.with(api);
        Registration left = leftBy(ana);
        identities.create(left.id(), left.membership(), new Password(ana.password()));
        Fault away = KEYCLOAK.cut(When.BEFORE, "");

        await().until(() -> {
            clock.advance(Duration.ofMinutes(1));
            return away.struck() > MORE_OFTEN_THAN_A_JOB_IS_TRIED;
        });
        KEYCLOAK.heal();
        clock.advance(Duration.ofMinutes(2));

        ana.verify(ana.token(1)).expect(200);
        ana.login().expect(200);
    }

    @Test
    void endsWhatAProcessLeftThatDiedBeforeMakingTheUser() {
        Newcomer ana = Newcomer.with(api);
        Registration left = leftBy(ana);
        ana.register().expect(409, "EMAIL_TAKEN");

        clock.advance(RegistrationJobs.LEFT_ALONE.plusSeconds(1));

        await().until(() -> registrations.byId(left.id()).isEmpty());
        ana.joined();
        assertThat(KeycloakUsers.pending()).doesNotContain(PendingIdentities.nameOf(left.id()));
    }

    @Test
    void removesAUserThatACallOnItsWayMakesAfterTheRegistrationHasEnded() {
        Newcomer ana = Newcomer.with(api);
        Registration left = leftBy(ana);
        clock.advance(RegistrationJobs.LEFT_ALONE.plusSeconds(1));
        await().until(() -> registrations.byId(left.id()).isEmpty());
        identities.create(left.id(), left.membership(), new Password(ana.password()));

        clock.advance(RegistrationJobs.LATE_CALLS.plusSeconds(1));

        await().untilAsserted(
                        () -> assertThat(KeycloakUsers.pending()).doesNotContain(PendingIdentities.nameOf(left.id())));
    }

    @Test
    void takesALinkAgainWhoseUseNeverReachedKeycloak() {
        Newcomer ana = Newcomer.with(api);
        ana.register().expect(201);
        String token = ana.token(1);
        Fault fault = KEYCLOAK.cut(When.BEFORE, "PUT " + USERS);
        ana.verify(token).expect(503, "TEMPORARILY_UNAVAILABLE");
        assertThat(fault.struck()).isEqualTo(1);
        ana.register().expect(409, "EMAIL_TAKEN");
        KEYCLOAK.heal();

        ana.verify(token).expect(200);

        ana.login().expect(200);
    }

    @Test
    void finishesWhatALinkBeganWhenNobodyHeardTheAnswer() {
        Newcomer ana = Newcomer.with(api);
        TenantId clinic =
                TenantId.of(ana.register().expect(201).data().path("tenant_id").asString());
        String token = ana.token(1);
        Fault fault = KEYCLOAK.cut(When.AFTER, "PUT " + USERS);
        ana.verify(token).expect(503, "TEMPORARILY_UNAVAILABLE");
        assertThat(fault.struck()).isEqualTo(1);
        assertThat(KeycloakUsers.with(ana.email())).as("Keycloak has done it").hasSize(1);
        assertThat(events.read(Topic.AUTH_REGISTRATION, clinic).untilNow()).isEmpty();
        KEYCLOAK.heal();

        clock.advance(Duration.ofMinutes(1).plusSeconds(1));

        assertThat(events.read(Topic.AUTH_REGISTRATION, clinic).await(1)).hasSize(1);
        ana.login().expect(200);
        ana.verify(token).expect(400, "LINK_INVALID");
        ana.register().expect(409, "EMAIL_TAKEN");
    }

    @Test
    void saysThatSigningInDoesNotWorkAtTheMomentWhenKeycloakIsAway() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        KEYCLOAK.cut(When.BEFORE, "POST /realms");

        Answer refused = ana.login().expect(503, "TEMPORARILY_UNAVAILABLE");

        assertThat(refused.header("Retry-After")).isPresent();
    }

    @Test
    void givesUpOnAnAnswerThatNeverEnds() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        Fault fault = KEYCLOAK.cut(When.WITHIN, "POST /realms");

        ana.login().expect(503, "TEMPORARILY_UNAVAILABLE");

        assertThat(fault.struck()).isEqualTo(1);
        KEYCLOAK.heal();
        ana.login().expect(200);
    }

    @Test
    void registersATwinWhoseFirstCameToNothing() {
        Newcomer ana = Newcomer.with(api);
        Registration left = leftBy(ana, "the-key-of-both");
        CompletableFuture<Answer> twin = CompletableFuture.supplyAsync(
                () -> api.header("Idempotency-Key", "the-key-of-both").post("/api/auth/register", ana.form()),
                work -> Thread.ofVirtual().start(work));
        await().during(Duration.ofMillis(500)).until(() -> !twin.isDone());

        registrations.end(left.id(), Registration.State.UNDER_WAY);

        twin.join().expect(201);
        ana.verify(ana.token(1)).expect(200);
    }

    @Test
    void keepsAnAccountThatAnAdministratorSwitchesOffSoonAfterItWasMade() {
        Newcomer ana = Newcomer.with(api);
        String user = ana.register().expect(201).data().path("user_id").asString();
        UUID registration = registrations
                .holder(new EmailAddress(ana.email()))
                .orElseThrow()
                .id();
        ana.verify(ana.token(1)).expect(200);
        KeycloakUsers.disable(user);

        clock.advance(RegistrationJobs.LEFT_ALONE.plusSeconds(1));

        await().until(() -> isDiscardDone(registration));
        assertThat(KeycloakUsers.with(ana.email()).path(0).path("id").asString())
                .isEqualTo(user);
    }

    /// What the first steps of a registration leave when the process dies there.
    private Registration leftBy(Newcomer ana) {
        return leftBy(ana, null);
    }

    private Registration leftBy(Newcomer ana, @Nullable String key) {
        Registration left =
                Registration.begun(new EmailAddress(ana.email()), "Ana Pop", "Clinica Zâmbet", clock.instant());
        jobs.recover(left.id());
        assertThat(registrations.begin(left, key)).isTrue();
        return left;
    }

    /// MongoDB itself says no to whatever is not like this.
    private void refuseDocuments(String collection, Bson allowed) {
        validate(collection, allowed.toBsonDocument());
    }

    private void takeAllDocuments(String collection) {
        validate(collection, new BsonDocument());
    }

    private void validate(String collection, BsonDocument validator) {
        RealParts.database(database).runCommand(new Document("collMod", collection).append("validator", validator));
    }

    private int triesToMail(UUID registration) {
        Document job = RealParts.database(database)
                .getCollection("jobs")
                .find(and(eq("kind", RegistrationJobs.MAIL), eq("payload.registration", registration)))
                .first();
        return job == null ? 0 : job.getInteger("attempts", 0);
    }

    private boolean isDiscardDone(UUID registration) {
        return RealParts.database(database)
                        .getCollection("jobs")
                        .countDocuments(and(
                                eq("kind", RegistrationJobs.DISCARD),
                                eq("payload.registration", registration),
                                exists("done_at")))
                > 0;
    }

    private void assertNothingIsLeftOf(Newcomer ana) {
        EmailAddress address = new EmailAddress(ana.email());
        await().untilAsserted(() -> {
            assertThat(registrations.isUnderWay(address)).isFalse();
            assertThat(registrations.holder(address)).isEmpty();
            assertThat(KeycloakUsers.pendingSince(pendingBefore)).isEmpty();
        });
        assertThat(ana.mailbox().mails()).isEmpty();
    }
}
