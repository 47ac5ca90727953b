package com.msaas.crm.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Plans;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A clinic keeps as many files in use as its plan allows.
@ServiceTest
class PlanLimitTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Plans plans;

    private Clinic clinic;

    @BeforeEach
    void open() {
        clinic = clinics.fresh();
        plans.put(clinic.id(), "starter", "clients", 2L, "pro");
    }

    @Test
    void refusesTheOneBeyondAndSaysWhatLiftsTheLimit() {
        add("Ana").expect(201);
        add("Ion").expect(201);

        Answer refused = add("Ilie").expect(402, "PLAN_LIMIT_REACHED");

        assertThat(refused.details().path("limit").asString()).isEqualTo("clients");
        assertThat(refused.details().path("used").asLong()).isEqualTo(2);
        assertThat(refused.details().path("allowed").asLong()).isEqualTo(2);
        assertThat(refused.details().path("lifted_by").asString()).isEqualTo("pro");
        assertThat(reception().get("/api/clients").data()).hasSize(2);
        plans.put(clinic.id(), "pro", "clients", null, null);
        add("Ilie").expect(201);
    }

    @Test
    void makesRoomWhenAFileGoesOutOfUseAndLooksAgainWhenItComesBack() {
        UUID ana = add("Ana").expect(201).id();
        add("Ion").expect(201);

        owner().delete("/api/clients/" + ana).expect(204);
        add("Ilie").expect(201);

        owner().post("/api/clients/" + ana + "/restore", Map.of()).expect(402, "PLAN_LIMIT_REACHED");
        owner().get("/api/clients/" + ana).expect(404);
    }

    private Answer add(String firstName) {
        return reception().post("/api/clients", Map.of("first_name", firstName, "last_name", "Pop"));
    }

    private ApiClient reception() {
        return api.as(clinic.staff());
    }

    private ApiClient owner() {
        return api.as(clinic.owner());
    }
}
