package com.msaas.billing;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.PlanLimit;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How a clinic comes to pay, and stops paying, told in order.
class StoryTest extends BillingTest {
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");

    @Test
    void aClinicComesToPayAndStops() {
        clock.stopAt(MONDAY);

        // It opens, and has what every clinic has.
        Clinic clinic = openClinic();
        EntitlementsChanged first = entitlements(clinic, 1).getFirst();
        assertThat(first.version()).isOne();
        assertThat(first.plan()).isEqualTo("free");
        assertThat(first.limits())
                .containsExactly(
                        new PlanLimit("appointments_per_month", 100L, "starter"),
                        new PlanLimit("clients", 50L, "starter"),
                        new PlanLimit("team_members", 1L, "starter"),
                        new PlanLimit("storage_bytes", 1L << 30, "starter"));
        assertThat(subscription(clinic).path("plan").asString()).isEqualTo("free");

        // The owner goes to Stripe's page and pays there.
        String url = api.as(clinic.owner())
                .post("/api/billing/checkout", Map.of("plan", "pro"))
                .expect(200)
                .data()
                .path("url")
                .asString();
        assertThat(url).startsWith("https://checkout.stripe.com/");
        assertThat(subscription(clinic).path("plan").asString()).isEqualTo("free");

        StripeWords stripe = stripeSpeaksOf(clinic);
        stripe.send(stripe.checkoutCompleted("pro", MONDAY)).expect(200);
        stripe.send(stripe.subscription("created", "active", "price_local_pro", false, MONDAY))
                .expect(200);
        JsonNode paid = subscription(clinic);
        assertThat(paid.path("plan").asString()).isEqualTo("pro");
        assertThat(paid.path("status").asString()).isEqualTo("active");
        assertThat(paid.path("source").asString()).isEqualTo("stripe");
        assertThat(paid.path("current_period_end").asString()).isEqualTo("2027-02-04T08:00:00Z");
        EntitlementsChanged pro = entitlements(clinic, 2).get(1);
        assertThat(pro.version()).isEqualTo(2);
        assertThat(pro.limits())
                .containsExactly(
                        new PlanLimit("appointments_per_month", null, null),
                        new PlanLimit("clients", null, null),
                        new PlanLimit("team_members", 10L, "enterprise"),
                        new PlanLimit("storage_bytes", 100L << 30, "enterprise"));

        // A card is refused a month later; nothing is taken away, and the next try succeeds.
        Instant renewal = MONDAY.plus(31, DAYS);
        clock.stopAt(renewal);
        stripe.send(stripe.invoice("payment_failed", renewal)).expect(200);
        assertThat(subscription(clinic).path("status").asString()).isEqualTo("past_due");
        assertThat(subscription(clinic).path("plan").asString()).isEqualTo("pro");
        stripe.send(stripe.invoice("paid", renewal.plusSeconds(60))).expect(200);
        assertThat(subscription(clinic).path("status").asString()).isEqualTo("active");

        // The owner wants to stop, and does at the end of what is paid.
        stripe.send(stripe.subscription("updated", "active", "price_local_pro", true, renewal.plusSeconds(120)))
                .expect(200);
        assertThat(subscription(clinic).path("cancel_at_period_end").asBoolean())
                .isTrue();
        assertThat(plansTold(clinic)).containsExactly("free", "pro");
        stripe.send(stripe.subscription("deleted", "canceled", "price_local_pro", true, renewal.plus(28, DAYS)))
                .expect(200);
        assertThat(subscription(clinic).path("plan").asString()).isEqualTo("free");
        assertThat(entitlements(clinic, 3))
                .extracting(EntitlementsChanged::version)
                .containsExactly(1L, 2L, 3L);
        assertThat(entitlements(clinic, 3).getLast().plan()).isEqualTo("free");

        // All of it stands in the clinic's log, by Stripe and not by somebody unknown.
        List<Told> log = events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(7);
        assertThat(log)
                .extracting(told -> told.as(AuditRecorded.class).action())
                .containsExactly(
                        "subscription.begun",
                        "checkout.started",
                        "subscription.changed",
                        "subscription.changed",
                        "subscription.changed",
                        "subscription.changed",
                        "subscription.changed",
                        "subscription.changed");
        assertThat(log.getLast().envelope().actor()).isEqualTo("system:billing-service.stripe");
        assertThat(log.toString()).doesNotContain("Ana Pop").doesNotContain("ana@clinic.test");
    }
}
