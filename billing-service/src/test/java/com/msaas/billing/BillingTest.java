package com.msaas.billing;

import static com.mongodb.client.model.Filters.eq;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The service as all its tests share it: it reaches the real stripe-mock by a way that can be cut.
@ServiceTest
public abstract class BillingTest {
    protected static final FaultyStripe STRIPE = FaultyStripe.started();

    @Autowired
    protected ApiClient api;

    @Autowired
    protected TestClinics clinics;

    @Autowired
    protected TestClock clock;

    @Autowired
    protected Events events;

    @Value("${clinic.mongodb.database}")
    protected String database;

    @DynamicPropertySource
    static void stripeBehindFaults(DynamicPropertyRegistry registry) {
        registry.add("clinic.billing.stripe.api-base", STRIPE::url);
        registry.add("clinic.billing.stripe.read-timeout", () -> "1s");
    }

    @AfterEach
    void heal() {
        STRIPE.heal();
    }

    /// A clinic that has opened and is known here.
    protected Clinic openClinic() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        await().until(() -> RealParts.database(database)
                        .getCollection("subscriptions")
                        .countDocuments(eq(clinic.id().value()))
                == 1);
        return clinic;
    }

    /// What all services were told that the clinic may do, at least so many times.
    protected List<EntitlementsChanged> entitlements(Clinic clinic, int atLeast) {
        try (Events.Reader reader = events.read(Topic.BILLING_ENTITLEMENTS, clinic.id())) {
            return reader.await(atLeast).stream()
                    .map(told -> told.as(EntitlementsChanged.class))
                    .toList();
        }
    }

    /// The plans that were told up to this moment, in order.
    protected List<String> plansTold(Clinic clinic) {
        try (Events.Reader reader = events.read(Topic.BILLING_ENTITLEMENTS, clinic.id())) {
            return reader.untilNow().stream()
                    .map(told -> told.as(EntitlementsChanged.class).plan())
                    .toList();
        }
    }

    protected JsonNode subscription(Clinic clinic) {
        return api.as(clinic.owner())
                .get("/api/billing/subscription")
                .expect(200)
                .data();
    }

    /// Stripe's words for this clinic.
    protected StripeWords stripeSpeaksOf(Clinic clinic) {
        return new StripeWords(api, clock, clinic.id());
    }
}
