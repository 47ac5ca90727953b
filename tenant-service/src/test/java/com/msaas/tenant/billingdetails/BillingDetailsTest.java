package com.msaas.tenant.billingdetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class BillingDetailsTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Test
    void areWrittenDownByWhoRunsTheClinic() {
        Clinic clinic = clinics.fresh();
        assertThat(api.as(clinic.owner())
                        .get("/api/settings/billing")
                        .expect(200)
                        .data()
                        .path("name")
                        .isNull())
                .isTrue();

        Answer changed =
                api.as(clinic.admin()).patch("/api/settings/billing", """
                        {"name": "Zâmbet Dental SRL", "tax_id": "ro 14399840",
                         "address": "Str. Lungă 1, Brașov", "email": "Facturi@Zambet.RO"}""").expect(200);

        assertThat(changed.data().path("tax_id").asString()).isEqualTo("RO14399840");
        assertThat(changed.data().path("version").asLong()).isEqualTo(2);
        api.as(clinic.admin())
                .patch("/api/settings/billing", "{\"address\": null}")
                .expect(200);
        Answer shown = api.as(clinic.owner()).get("/api/settings/billing").expect(200);
        assertThat(shown.data().path("email").asString()).isEqualTo("facturi@zambet.ro");
        assertThat(shown.data().path("address").isNull()).isTrue();
        await().untilAsserted(() -> assertThat(api.as(clinic.owner())
                        .get("/api/audit-logs?action=clinic.billing_details_changed")
                        .text())
                .contains("RO14399840")
                .doesNotContain("facturi@zambet.ro"));
    }

    @Test
    void refuseACodeThatCannotBeOne() {
        api.as(clinics.fresh().owner())
                .patch("/api/settings/billing", Map.of("tax_id", "14399841"))
                .expect(400, "VALIDATION_FAILED");
    }
}
