package com.msaas.billing;

import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// What Stripe sends of one clinic's subscription, signed as Stripe signs it.
///
/// ```java
/// stripe.send(stripe.subscription("updated", "active", MONDAY)).expect(200);
/// ```
public final class StripeWords {
    public static final String PATH = "/api/webhooks/stripe";
    public static final String SECRET = "whsec_of_the_tests";

    private static final Instant PERIOD_END = Instant.parse("2027-02-04T08:00:00Z");

    private final ApiClient api;
    private final Clock clock;
    private final String tenant;
    private final String customer = "cus_" + UUID.randomUUID().toString().substring(0, 8);
    private final String subscription = "sub_" + UUID.randomUUID().toString().substring(0, 8);

    public StripeWords(ApiClient api, Clock clock, TenantId tenant) {
        this.api = api;
        this.clock = clock;
        this.tenant = tenant.toString();
    }

    public String customer() {
        return customer;
    }

    /// Sends the event with a signature of this moment.
    public Answer send(String event) {
        return send(event, signature(event, SECRET, clock.instant()));
    }

    public Answer send(String event, String signature) {
        return api.header("Stripe-Signature", signature).send("POST", PATH, event.getBytes(StandardCharsets.UTF_8));
    }

    public static String signature(String event, String secret, Instant at) {
        try {
            return Webhook.Signature.generateSignatureHeader(event, secret, at.getEpochSecond());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The clinic has gone through the checkout of a plan.
    public String checkoutCompleted(String plan, Instant at) {
        return event("checkout.session.completed", at, """
                {"id":"cs_test_1","object":"checkout.session","mode":"subscription","payment_status":"paid",
                 "customer":"%s","subscription":"%s","client_reference_id":"%s",
                 "customer_details":{"email":"ana@clinic.test","name":"Ana Pop"},
                 "metadata":{"tenant_id":"%s","plan":"%s"}}""".formatted(customer, subscription, tenant, tenant, plan));
    }

    /// How the subscription stands.
    public String subscription(String change, String status, String price, boolean cancelling, Instant at) {
        return event("customer.subscription." + change, at, """
                {"id":"%s","object":"subscription","customer":"%s","status":"%s","cancel_at_period_end":%s,
                 "trial_end":null,"metadata":{"tenant_id":"%s"},
                 "items":{"object":"list","data":[{"id":"si_1","object":"subscription_item",
                  "current_period_end":%d,"price":{"id":"%s","object":"price"}}]}}""".formatted(
                        subscription, customer, status, cancelling, tenant, PERIOD_END.getEpochSecond(), price));
    }

    /// A bill of the subscription.
    public String invoice(String what, Instant at) {
        return event("invoice." + what, at, """
                {"id":"in_1","object":"invoice","customer":"%s","customer_email":"ana@clinic.test",
                 "parent":{"type":"subscription_details","subscription_details":{"subscription":"%s"}}}""".formatted(customer, subscription));
    }

    /// Any event about anything.
    public String event(String type, Instant at, String object) {
        return """
                {"id":"evt_%s","object":"event","api_version":"2020-08-27","created":%d,"type":"%s","livemode":false,
                 "pending_webhooks":1,"request":null,"data":{"object":%s}}""".formatted(UUID.randomUUID().toString().replace("-", ""), at.getEpochSecond(), type, object);
    }
}
