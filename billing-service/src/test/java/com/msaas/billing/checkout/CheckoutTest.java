package com.msaas.billing.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.billing.BillingTest;
import com.msaas.billing.FaultyStripe.Asked;
import com.msaas.billing.FaultyStripe.Fault;
import com.msaas.billing.StripeWords;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckoutTest extends BillingTest {
    private static final String CHECKOUT = "/api/billing/checkout";
    private static final String CUSTOMERS = "/v1/customers";
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final Map<String, String> PRO = Map.of("plan", "pro");

    private Clinic clinic;

    @BeforeEach
    void aClinic() {
        clinic = openClinic();
    }

    @Test
    void asksStripeForAPageThatBelongsToTheClinic() {
        owner().post(CHECKOUT, PRO).expect(200);

        Asked session = STRIPE.asked(SESSIONS).getFirst();
        assertThat(session.form())
                .containsEntry("mode", "subscription")
                .containsEntry("client_reference_id", clinic.id().toString())
                .containsEntry("metadata[tenant_id]", clinic.id().toString())
                .containsEntry(
                        "subscription_data[metadata][tenant_id]", clinic.id().toString())
                .containsEntry("subscription_data[metadata][plan]", "pro")
                .containsEntry("subscription_data[trial_period_days]", "14")
                .containsEntry("line_items[0][price]", "price_local_pro")
                .containsEntry("line_items[0][quantity]", "1")
                .containsEntry("success_url", "http://127.0.0.1:8080/billing/checkout/done")
                .containsEntry("cancel_url", "http://127.0.0.1:8080/billing/checkout/cancelled");
        assertThat(session.key()).isPresent();
        assertThat(session.form().get("customer")).startsWith("cus_");
    }

    @Test
    void makesTheClinicACustomerOnce() {
        owner().post(CHECKOUT, PRO).expect(200);
        api.as(clinic.admin()).post(CHECKOUT, Map.of("plan", "starter")).expect(200);

        assertThat(STRIPE.asked(CUSTOMERS)).hasSize(1);
        assertThat(STRIPE.asked(CUSTOMERS).getFirst().key()).contains("customer/" + clinic.id());
        assertThat(STRIPE.asked(SESSIONS))
                .hasSize(2)
                .extracting(asked -> asked.form().get("customer"))
                .containsOnly(STRIPE.asked(SESSIONS).getFirst().form().get("customer"));
        assertThat(STRIPE.asked(SESSIONS)).extracting(Asked::key).doesNotHaveDuplicates();
    }

    @Test
    void sendsStripeTheSameKeyForWhatTheClientSendsAgain() {
        ApiClient twice = owner().once();
        STRIPE.suffer(Fault.BROKEN);
        twice.post(CHECKOUT, PRO).expect(503, "TEMPORARILY_UNAVAILABLE");
        STRIPE.suffer(Fault.NONE);

        Answer first = twice.post(CHECKOUT, PRO).expect(200);
        int asked = STRIPE.asked(SESSIONS).size();
        Answer again = twice.post(CHECKOUT, PRO).expect(200);

        assertThat(again.data()).isEqualTo(first.data());
        assertThat(STRIPE.asked(SESSIONS)).hasSize(asked);
        assertThat(STRIPE.asked(CUSTOMERS))
                .extracting(Asked::key)
                .containsOnly(STRIPE.asked(CUSTOMERS).getFirst().key());
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void saysThatStripeIsAway(Fault fault) {
        STRIPE.suffer(fault);

        Answer answer = owner().post(CHECKOUT, PRO).expect(503, "TEMPORARILY_UNAVAILABLE");

        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(STRIPE.asked(CUSTOMERS)).isNotEmpty();
    }

    @Test
    void sellsNoTrialToWhoHasPaidBeforeAndNoSecondPlanToWhoPays() {
        StripeWords stripe = stripeSpeaksOf(clinic);
        stripe.send(stripe.subscription("created", "active", "price_local_pro", false, clock.instant()))
                .expect(200);
        owner().post(CHECKOUT, PRO).expect(409, "ALREADY_SUBSCRIBED");
        assertThat(STRIPE.asked(SESSIONS)).isEmpty();

        stripe.send(stripe.subscription(
                        "deleted",
                        "canceled",
                        "price_local_pro",
                        false,
                        clock.instant().plusSeconds(60)))
                .expect(200);
        owner().post(CHECKOUT, PRO).expect(200);

        assertThat(STRIPE.asked(CUSTOMERS)).isEmpty();
        assertThat(STRIPE.asked(SESSIONS).getFirst().form())
                .containsEntry("customer", stripe.customer())
                .doesNotContainKey("subscription_data[trial_period_days]");
    }

    @Test
    void refusesWhatCannotBeBought() {
        owner().post(CHECKOUT, Map.of("plan", "free")).expect(422, "NOTHING_TO_PAY");
        owner().post(CHECKOUT, Map.of("plan", "enterprise")).expect(422, "NOT_SOLD_ONLINE");
        owner().post(CHECKOUT, Map.of("plan", "gold")).expect(400, "VALIDATION_FAILED");

        assertThat(STRIPE.asked(CUSTOMERS)).isEmpty();
        assertThat(List.of(clinic.staff(), clinic.viewer()))
                .allSatisfy(person -> api.as(person).post(CHECKOUT, PRO).expect(403, "FORBIDDEN"));
    }

    private ApiClient owner() {
        return api.as(clinic.owner());
    }
}
