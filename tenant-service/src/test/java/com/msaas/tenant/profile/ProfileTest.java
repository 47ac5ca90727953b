package com.msaas.tenant.profile;

import static com.msaas.tenant.RegisteredClinics.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ProfileTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Test
    void isEverybodysOwn() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), contact(clinic.staff(), 1));

        Answer changed = api.as(clinic.staff())
                .header("If-Match", "\"1\"")
                .patch("/api/settings/profile", Map.of("language", "en-GB"))
                .expect(200);

        assertThat(changed.data().path("version").asLong()).isEqualTo(2);
        await().untilAsserted(() -> {
            Answer own = api.as(clinic.staff()).get("/api/settings/profile").expect(200);
            assertThat(own.data().path("language").asString()).isEqualTo("en-GB");
            assertThat(own.data().path("name").asString(""))
                    .isEqualTo(clinic.staff().name());
        });
        Answer other = api.as(clinic.owner()).get("/api/settings/profile").expect(200);
        assertThat(other.data().path("language").isNull()).isTrue();
        assertThat(other.data().path("version").asLong()).isEqualTo(1);
        api.as(clinic.staff())
                .header("If-Match", "\"1\"")
                .patch("/api/settings/profile", Map.of("language", "ro-RO"))
                .expect(409, "VERSION_MISMATCH");
        api.as(clinic.staff())
                .patch("/api/settings/profile", "{\"language\": null}")
                .expect(200);
        api.as(clinic.staff())
                .patch("/api/settings/profile", Map.of("name", "Alt Nume"))
                .expect(400, "VALIDATION_FAILED");
    }
}
