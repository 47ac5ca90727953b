package com.msaas.tenant.integration;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.msaas.tenant.RegisteredClinics.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.VendorStandIn;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest
class IntegrationTest {
    private static final String ALL = "/api/settings/integrations";
    private static final String TWILIO = ALL + "/twilio";
    private static final Map<String, String> GOOD = Map.of("account", "AC5ef872f6", "secret", VendorStandIn.RIGHT);

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Identity identity;

    @Value("${clinic.mongodb.database}")
    String databaseName;

    @Value("${clinic.tenant.sealing-earlier-secrets}")
    String earlierSecret;

    @Test
    void isTriedSealedAndNeverShown() {
        Clinic clinic = clinics.fresh();

        Answer connected = api.as(clinic.admin()).post(TWILIO, GOOD).expect(201);

        assertThat(connected.data().path("account").asString()).isEqualTo("AC5ef872f6");
        Answer shown = api.as(clinic.owner()).get(ALL).expect(200);
        assertThat(shown.data()).hasSize(1);
        assertThat(connected.text() + shown.text()).doesNotContain(VendorStandIn.RIGHT);
        assertThat(new String(stored(clinic).get("secret", Binary.class).getData(), StandardCharsets.ISO_8859_1))
                .doesNotContain(VendorStandIn.RIGHT);
        await().untilAsserted(() -> assertThat(api.as(clinic.owner())
                        .get("/api/audit-logs?action=integration.connected")
                        .text())
                .contains("AC5ef872f6")
                .doesNotContain(VendorStandIn.RIGHT));
        assertThat(api.as(clinics.fresh().owner()).get(ALL).data()).isEmpty();
    }

    @Test
    void isNotKeptWhenTheOtherSideSaysNoOrNothing() {
        Clinic clinic = clinics.fresh();
        ApiClient owner = api.as(clinic.owner());

        owner.post(TWILIO, Map.of("account", "AC1", "secret", "wrong")).expect(422, "INTEGRATION_REFUSED");
        owner.post(TWILIO, Map.of("account", "AC1", "secret", VendorStandIn.FAULT))
                .expect(503, "TEMPORARILY_UNAVAILABLE");
        owner.post(TWILIO, Map.of("secret", VendorStandIn.RIGHT)).expect(400, "VALIDATION_FAILED");
        owner.post(TWILIO, Map.of("account", "AC1/../..", "secret", "a b")).expect(400, "VALIDATION_FAILED");
        owner.post(ALL + "/fax", GOOD).expect(404, "NOT_FOUND");
        assertThat(owner.get(ALL).data()).isEmpty();
    }

    @Test
    void isChangedAndTakenOut() {
        Clinic clinic = clinics.fresh();
        ApiClient owner = api.as(clinic.owner());
        owner.post(TWILIO, GOOD).expect(201);
        owner.post(TWILIO, GOOD).expect(409, "ALREADY_CONNECTED");

        // the secret that is known opens the other account too
        Answer changed = owner.header("If-Match", "\"1\"")
                .patch(TWILIO, Map.of("account", "AC2"))
                .expect(200);

        assertThat(changed.data().path("version").asLong()).isEqualTo(2);
        owner.patch(TWILIO, Map.of("secret", "wrong")).expect(422, "INTEGRATION_REFUSED");
        owner.header("If-Match", "\"1\"").delete(TWILIO).expect(409, "VERSION_MISMATCH");
        api.as(clinic.staff()).delete(TWILIO).expect(403, "FORBIDDEN");
        owner.delete(TWILIO).expect(204);
        owner.patch(TWILIO, Map.of("account", "AC3")).expect(404, "NOT_FOUND");
    }

    @Test
    void isSealedAnewWhenTheKeyHasChanged() {
        Clinic clinic = register(events, clinics.fresh());
        ApiClient owner = api.as(clinic.owner());
        owner.get("/api/tenant").expect(200);
        owner.post(TWILIO, GOOD).expect(201);
        Seal earlier = new Seal(new SealSettings(earlierSecret, null));
        SealedSecret old =
                TenantContext.call(clinic.id(), () -> earlier.sealed(IntegrationType.TWILIO, VendorStandIn.RIGHT));
        RealParts.database(databaseName)
                .getCollection("integrations")
                .updateOne(
                        eq("tenant_id", clinic.id().value()),
                        combine(set("secret", old.bytes()), set("key_id", old.keyId())));

        ApiClient operator = api.as(identity.operatorToken());
        operator.post("/operations/integrations/reseal?dry_run=true", "").expect(200);
        assertThat(stored(clinic).getString("key_id")).isEqualTo(old.keyId());
        Answer resealed = operator.post("/operations/integrations/reseal", "").expect(200);

        assertThat(resealed.data().path("sealed_by_others").asLong()).isEqualTo(1);
        assertThat(stored(clinic).getString("key_id"))
                .isEqualTo(resealed.data().path("key_id").asString())
                .isNotEqualTo(old.keyId());
        owner.patch(TWILIO, Map.of("account", "AC2")).expect(200);
        api.as(clinic.owner()).post("/operations/integrations/reseal", "").expect(403, "FORBIDDEN");
    }

    private Document stored(Clinic clinic) {
        Document stored = RealParts.database(databaseName)
                .getCollection("integrations")
                .find(eq("tenant_id", clinic.id().value()))
                .first();
        assertThat(stored).isNotNull();
        return stored;
    }
}
