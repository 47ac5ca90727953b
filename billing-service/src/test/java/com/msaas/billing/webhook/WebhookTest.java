package com.msaas.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.billing.BillingTest;
import com.msaas.billing.StripeWords;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.RealParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest extends BillingTest {
    private static final Instant NOW = Instant.parse("2027-01-04T08:00:00Z");
    private static final int TWINS = 8;

    private Clinic clinic;
    private StripeWords stripe;

    @BeforeEach
    void aClinic() {
        clock.stopAt(NOW);
        clinic = openClinic();
        stripe = stripeSpeaksOf(clinic);
    }

    @Test
    void takesNothingThatStripeHasNotSigned() {
        String event = bought(NOW);
        String good = StripeWords.signature(event, StripeWords.SECRET, NOW);

        stripe.send(event, StripeWords.signature(event, "whsec_of_somebody_else", NOW))
                .expect(400, "VALIDATION_FAILED");
        stripe.send(event.replace("price_local_pro", "price_local_starter"), good)
                .expect(400, "VALIDATION_FAILED");
        stripe.send(event + " ", good).expect(400, "VALIDATION_FAILED");
        stripe.send(event, "t=1,v1=").expect(400, "VALIDATION_FAILED");
        stripe.send(event, "").expect(400, "VALIDATION_FAILED");
        api.post(StripeWords.PATH, event).expect(400, "VALIDATION_FAILED");
        stripe.send("[]").expect(400, "VALIDATION_FAILED");
        stripe.send("{}").expect(400, "VALIDATION_FAILED");
        stripe.send("no json").expect(400, "VALIDATION_FAILED");

        assertThat(plan()).isEqualTo("free");
        stripe.send(event, good).expect(200);
        assertThat(plan()).isEqualTo("pro");
    }

    @Test
    void takesNothingThatWasSignedFiveMinutesAgo() {
        String event = bought(NOW);

        stripe.send(event, StripeWords.signature(event, StripeWords.SECRET, NOW.minusSeconds(301)))
                .expect(400, "VALIDATION_FAILED");
        assertThat(plan()).isEqualTo("free");

        stripe.send(event, StripeWords.signature(event, StripeWords.SECRET, NOW.minusSeconds(299)))
                .expect(200);
        assertThat(plan()).isEqualTo("pro");
    }

    @Test
    void doesOnceWhatComesManyTimesAtOnce() throws Exception {
        String event = bought(NOW);
        String signature = StripeWords.signature(event, StripeWords.SECRET, NOW);
        Callable<Integer> send = () -> stripe.send(event, signature).status();

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(TWINS)) {
            for (Future<Integer> answer :
                    threads.invokeAll(Stream.generate(() -> send).limit(TWINS).toList())) {
                answers.add(answer.get());
            }
        }
        stripe.send(event, signature).expect(200);

        assertThat(answers).hasSize(TWINS).containsOnly(200);
        assertThat(entitlements(clinic, 2)).hasSize(2);
        assertThat(plansTold(clinic)).containsExactly("free", "pro");
        assertThat(events.read(Topic.PLATFORM_AUDIT, clinic.id()).untilNow()).hasSize(2);
        assertThat(noted()).hasSize(1);
    }

    @Test
    void comesToTheSameInWhateverOrder() {
        List<List<Integer>> orders = List.of(
                List.of(0, 1, 2),
                List.of(0, 2, 1),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(2, 0, 1),
                List.of(2, 1, 0));

        for (List<Integer> order : orders) {
            Clinic one = openClinic();
            StripeWords words = stripeSpeaksOf(one);
            List<String> heard = List.of(
                    words.subscription("created", "incomplete", "price_local_starter", false, NOW),
                    words.subscription("updated", "active", "price_local_starter", false, NOW),
                    words.subscription("updated", "active", "price_local_pro", true, NOW.plusSeconds(60)));

            order.forEach(at -> words.send(heard.get(at)).expect(200));

            assertThat(subscription(one).path("plan").asString())
                    .as("in the order %s", order)
                    .isEqualTo("pro");
            assertThat(subscription(one).path("cancel_at_period_end").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void neverBringsBackWhatHasEnded() {
        stripe.send(bought(NOW)).expect(200);
        stripe.send(stripe.subscription("deleted", "canceled", "price_local_pro", false, NOW.plusSeconds(60)))
                .expect(200);

        stripe.send(stripe.subscription("updated", "active", "price_local_pro", false, NOW.plusSeconds(30)))
                .expect(200);
        stripe.send(stripe.invoice("paid", NOW.plusSeconds(90))).expect(200);

        assertThat(plan()).isEqualTo("free");
        assertThat(plansTold(clinic)).containsExactly("free", "pro", "free");
    }

    @Test
    void thanksForWhatItDoesNotUnderstandAndForWhomItDoesNotKnow() {
        stripe.send(stripe.event("radar.early_fraud_warning.created", NOW, "{\"id\":\"issfr_1\"}"))
                .expect(200);
        StripeWords stranger = new StripeWords(api, clock, new TenantId(Ids.next()));
        stranger.send(stranger.checkoutCompleted("pro", NOW)).expect(200);
        stranger.send(stranger.invoice("paid", NOW)).expect(200);
        stripe.send(stripe.subscription("created", "active", "price_of_nothing_of_ours", false, NOW))
                .expect(200);

        assertThat(plan()).isEqualTo("free");
        assertThat(noted("customer", stranger.customer()))
                .extracting(line -> line.get("clinic"))
                .containsExactly(null, null);
        assertThat(noted("type", "radar.early_fraud_warning.created")).isNotEmpty();
    }

    @Test
    void keepsNothingOfThePersonWhoPays() {
        stripe.send(stripe.checkoutCompleted("pro", NOW)).expect(200);

        assertThat(noted().toString()).doesNotContain("Ana").doesNotContain("@");
    }

    @Test
    void knowsTheClinicByItsCustomerOnceItWasNamed() {
        stripe.send(bought(NOW)).expect(200);

        stripe.send(stripe.invoice("payment_failed", NOW.plusSeconds(60))).expect(200);

        assertThat(subscription(clinic).path("status").asString()).isEqualTo("past_due");
    }

    private String bought(Instant at) {
        return stripe.subscription("created", "active", "price_local_pro", false, at);
    }

    private String plan() {
        return subscription(clinic).path("plan").asString();
    }

    private List<Document> noted() {
        return noted("customer", stripe.customer());
    }

    private List<Document> noted(String field, String value) {
        return RealParts.database(database)
                .getCollection("stripe_events")
                .find(new Document(field, value))
                .into(new ArrayList<>());
    }
}
