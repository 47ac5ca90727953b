package com.msaas.billing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.billing.BillingTest;
import com.msaas.testsupport.Clinic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PlansTest extends BillingTest {
    @Autowired
    Plans plans;

    @Test
    void areReadByEverybodyInTheClinic() {
        Clinic clinic = clinics.fresh();

        String read = api.as(clinic.viewer())
                .get("/api/billing/plans")
                .expect(200)
                .data()
                .toString();

        assertThat(read).isEqualTo("""
                [{"name":"free","monthly_price":{"amount":"0.00","currency":"USD"},\
                "limits":{"appointments_per_month":100,"clients":50,"team_members":1,"storage_bytes":1073741824}},\
                {"name":"starter","monthly_price":{"amount":"29.00","currency":"USD"},\
                "limits":{"appointments_per_month":500,"clients":500,"team_members":3,"storage_bytes":10737418240}},\
                {"name":"pro","monthly_price":{"amount":"99.00","currency":"USD"},\
                "limits":{"appointments_per_month":null,"clients":null,"team_members":10,"storage_bytes":107374182400}},\
                {"name":"enterprise","monthly_price":null,\
                "limits":{"appointments_per_month":null,"clients":null,"team_members":null,"storage_bytes":null}}]""");
    }

    @Test
    void nameTheNextOneThatReachesFurther() {
        assertThat(plans.allowances(named("free")))
                .extracting(Allowance::liftedBy)
                .containsOnly("starter");
        assertThat(plans.allowances(named("starter")))
                .extracting(Allowance::liftedBy)
                .containsOnly("pro");
        assertThat(plans.allowances(named("pro")))
                .extracting(Allowance::liftedBy)
                .containsExactly(null, null, "enterprise", "enterprise");
        assertThat(plans.allowances(named("enterprise")))
                .extracting(Allowance::liftedBy)
                .containsOnlyNulls();
    }

    @Test
    void passOverAPlanThatReachesNoFurther() {
        Plans some = new Plans(List.of(plan("small", 10L), plan("dearer", 10L), plan("large", 11L)), "small");

        assertThat(some.allowances(plan("small", 10L)).getFirst().liftedBy()).isEqualTo("large");
    }

    @Test
    void areOthersWhenALimitChangesAndNotWhenAPriceDoes() {
        Plan dearer = new Plan(
                "small",
                Optional.empty(),
                Optional.of("price_2"),
                plan("small", 10L).limits());

        assertThat(new Plans(List.of(dearer), "small").fingerprint())
                .isEqualTo(new Plans(List.of(plan("small", 10L)), "small").fingerprint())
                .isNotEqualTo(new Plans(List.of(plan("small", 11L)), "small").fingerprint())
                .isNotEqualTo(new Plans(List.of(plan("small", null)), "small").fingerprint());
    }

    private Plan named(String name) {
        return plans.named(name).orElseThrow();
    }

    private static Plan plan(String name, Long appointments) {
        return new Plan(name, Optional.empty(), Optional.of("price_1"), new Limits(appointments, null, null, null));
    }
}
