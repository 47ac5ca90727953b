package com.msaas.billing.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.billing.BillingTest;
import com.msaas.billing.StripeWords;
import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditChange;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.ClinicRegistered;
import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class GrantTest extends BillingTest {
    private static final String GRANTS = "/operations/billing/grants";
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");

    @Autowired
    Identity identity;

    @Test
    void givesAPlanAndStandsInTheClinicsLog() {
        Clinic clinic = openClinic();

        JsonNode granted = grant(clinic, "pro", null).expect(200).data();

        assertThat(granted.path("tenant_id").asString()).isEqualTo(clinic.id().toString());
        assertThat(granted.path("plan").asString()).isEqualTo("pro");
        assertThat(subscription(clinic).path("source").asString()).isEqualTo("grant");
        assertThat(entitlements(clinic, 2).getLast().plan()).isEqualTo("pro");
        AuditRecorded logged = logged(clinic, 2);
        assertThat(logged.action()).isEqualTo("plan.granted");
        assertThat(logged.actorKind()).isEqualTo(AuditActorKind.OPERATOR);
        assertThat(logged.changes())
                .contains(AuditChange.of("plan", "free", "pro"), AuditChange.of("reason", null, "a pilot clinic"));
    }

    @Test
    void endsAtItsTimeAndPutsBackWhatWasBefore() {
        clock.stopAt(MONDAY);
        Clinic clinic = openClinic();
        Instant end = MONDAY.plus(Duration.ofDays(30));
        grant(clinic, "enterprise", end).expect(200);
        assertThat(subscription(clinic).path("granted_until").asString()).isEqualTo("2027-02-03T08:00:00Z");

        clock.stopAt(end.minusSeconds(1));
        assertThat(subscription(clinic).path("plan").asString()).isEqualTo("enterprise");
        clock.stopAt(end);

        await().until(() -> plan(clinic).equals("free"));
        assertThat(entitlements(clinic, 3))
                .extracting(EntitlementsChanged::plan)
                .containsExactly("free", "enterprise", "free");
        AuditRecorded logged = logged(clinic, 3);
        assertThat(logged.action()).isEqualTo("plan.grant_ended");
        assertThat(logged.actorKind()).isEqualTo(AuditActorKind.SYSTEM);
    }

    @Test
    void isReplacedByTheNextOneWhoseEndCounts() {
        clock.stopAt(MONDAY);
        Clinic clinic = openClinic();
        grant(clinic, "pro", MONDAY.plus(Duration.ofDays(1))).expect(200);
        grant(clinic, "starter", MONDAY.plus(Duration.ofDays(9))).expect(200);
        assertThat(plan(clinic)).isEqualTo("starter");

        Clinic witness = openClinic();
        grant(witness, "pro", MONDAY.plus(Duration.ofDays(2))).expect(200);
        clock.stopAt(MONDAY.plus(Duration.ofDays(2)));
        await().until(() -> plan(witness).equals("free"));
        assertThat(plan(clinic)).isEqualTo("starter");

        clock.stopAt(MONDAY.plus(Duration.ofDays(9)));
        await().until(() -> plan(clinic).equals("free"));
    }

    @Test
    void neverPutsTheClinicBelowWhatItPaysFor() {
        clock.stopAt(MONDAY);
        Clinic clinic = openClinic();
        Instant end = MONDAY.plus(Duration.ofDays(1));
        grant(clinic, "pro", end).expect(200);
        StripeWords stripe = stripeSpeaksOf(clinic);
        stripe.send(stripe.subscription("created", "active", "price_local_starter", false, MONDAY))
                .expect(200);
        assertThat(plan(clinic)).isEqualTo("pro");

        clock.stopAt(end);

        await().until(() -> plan(clinic).equals("starter"));
        assertThat(grant(clinic, "free", null).expect(200).data().path("plan").asString())
                .isEqualTo("starter");
    }

    @Test
    void findsTheClinicByItsOwnersAddress() {
        Clinic clinic = openClinic();
        tellOfOwner(clinic, clinic.owner());
        tellOfMember(clinic, clinic.admin());

        await().until(() -> grantTo(clinic.owner().email().toUpperCase(java.util.Locale.ROOT), "pro")
                        .status()
                == 200);

        assertThat(plan(clinic)).isEqualTo("pro");
        grantTo(clinic.admin().email(), "pro").expect(404, "NOT_FOUND");
        Answer unknown = grantTo("nobody@clinic.test", "pro").expect(404, "NOT_FOUND");
        assertThat(unknown.json().path("error").asString()).contains("owns a clinic");
    }

    @Test
    void knowsAnOwnerWhicheverWasToldFirstAndForgetsHim() {
        Clinic clinic = openClinic();
        events.publish(clinic.id(), contact(clinic.owner(), 2));
        events.publish(clinic.id(), contact(clinic.owner(), 1));
        events.publish(
                clinic.id(),
                new ClinicRegistered(clinic.id().value(), 1, clinic.owner().id(), "Clinica", MONDAY));
        await().until(() -> grantTo(clinic.owner().email(), "pro").status() == 200);

        events.publish(
                Topic.AUTH_CONTACT,
                clinic.id() + "/" + clinic.owner().id(),
                null,
                com.msaas.contracts.EventEnvelope.around(
                                contact(clinic.owner(), 3),
                                Ids.next(),
                                "test",
                                MONDAY,
                                clinic.id().value(),
                                null,
                                com.msaas.contracts.EventEnvelope.system("test"))
                        .toHeaders());

        await().until(() -> grantTo(clinic.owner().email(), "pro").status() == 404);
    }

    @Test
    void asksWhichOfSeveralClinicsIsMeant() {
        Clinic clinic = openClinic();
        Clinic second = openClinic();
        tellOfOwner(clinic, clinic.owner());
        tellOfOwner(second, clinic.owner());

        Answer asked = await().until(() -> grantTo(clinic.owner().email(), "pro"), answer -> answer.status() == 409);

        assertThat(asked.code()).isEqualTo("SEVERAL_CLINICS");
        assertThat(asked.details().toString())
                .contains(clinic.id().toString())
                .contains(second.id().toString());
    }

    @Test
    void isForOperatorsAlone() {
        Clinic clinic = openClinic();
        Map<String, Object> body = body("pro", null);
        body.put("tenant_id", clinic.id().toString());

        api.post(GRANTS, body).expect(401, "UNAUTHENTICATED");
        api.as(clinic.owner()).post(GRANTS, body).expect(403, "FORBIDDEN");

        assertThat(plan(clinic)).isEqualTo("free");
    }

    @Test
    void refusesWhatMakesNoSense() {
        Clinic clinic = openClinic();

        grant(clinic, "gold", null).expect(400, "VALIDATION_FAILED");
        grant(clinic, "pro", clock.instant().minusSeconds(1)).expect(422, "ENDS_IN_THE_PAST");
        operator().post(GRANTS, body("pro", null)).expect(400, "VALIDATION_FAILED");
        Map<String, Object> both = body("pro", null);
        both.put("tenant_id", clinic.id().toString());
        both.put("owner_email", clinic.owner().email());
        operator().post(GRANTS, both).expect(400, "VALIDATION_FAILED");
        Map<String, Object> noReason = body("pro", null);
        noReason.put("tenant_id", clinic.id().toString());
        noReason.put("reason", " ");
        operator().post(GRANTS, noReason).expect(400, "VALIDATION_FAILED");
        grant(clinics.fresh(), "pro", null).expect(404, "NOT_FOUND");

        assertThat(plansTold(clinic)).containsExactly("free");
    }

    @Test
    void isDoneOnceUnderOneKey() {
        Clinic clinic = openClinic();
        Map<String, Object> body = body("pro", null);
        body.put("tenant_id", clinic.id().toString());
        ApiClient twice = operator().once();

        twice.post(GRANTS, body).expect(200);
        Answer again = twice.post(GRANTS, body).expect(200);

        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(2)).hasSize(2);
    }

    private Answer grant(Clinic clinic, String plan, Instant until) {
        Map<String, Object> body = body(plan, until);
        body.put("tenant_id", clinic.id().toString());
        return operator().post(GRANTS, body);
    }

    private Answer grantTo(String owner, String plan) {
        Map<String, Object> body = body(plan, null);
        body.put("owner_email", owner);
        return operator().post(GRANTS, body);
    }

    private static Map<String, Object> body(String plan, Instant until) {
        Map<String, Object> body = new HashMap<>(Map.of("plan", plan, "reason", "a pilot clinic"));
        if (until != null) {
            body.put("until", until.toString());
        }
        return body;
    }

    private ApiClient operator() {
        return api.as(identity.operatorToken());
    }

    private String plan(Clinic clinic) {
        return subscription(clinic).path("plan").asString();
    }

    private void tellOfOwner(Clinic clinic, Person owner) {
        events.publish(clinic.id(), new ClinicRegistered(clinic.id().value(), 1, owner.id(), "Clinica", MONDAY));
        tellOfMember(clinic, owner);
    }

    private void tellOfMember(Clinic clinic, Person person) {
        events.publish(clinic.id(), contact(person, 1));
    }

    private static MemberContact contact(Person person, long version) {
        return new MemberContact(person.id(), version, person.name(), person.email());
    }

    private AuditRecorded logged(Clinic clinic, int lines) {
        return events.read(Topic.PLATFORM_AUDIT, clinic.id())
                .await(lines)
                .getLast()
                .as(AuditRecorded.class);
    }
}
