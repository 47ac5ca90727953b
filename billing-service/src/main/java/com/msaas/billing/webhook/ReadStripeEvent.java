package com.msaas.billing.webhook;

import com.msaas.billing.plan.Plan;
import com.msaas.billing.plan.Plans;
import com.msaas.billing.stripe.SignedEvent;
import com.msaas.billing.stripe.StripeCalls;
import com.msaas.billing.subscription.StripeFact;
import com.msaas.billing.subscription.StripeFact.Bought;
import com.msaas.billing.subscription.StripeFact.Described;
import com.msaas.billing.subscription.StripeFact.NotPaid;
import com.msaas.billing.subscription.StripeFact.Paid;
import com.msaas.billing.subscription.StripeState;
import com.msaas.billing.subscription.StripeStatus;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Understands what Stripe says, in the forms of its older and newer API versions.
@Component
class ReadStripeEvent {
    private static final Logger log = LoggerFactory.getLogger(ReadStripeEvent.class);

    private final Plans plans;

    ReadStripeEvent(Plans plans) {
        this.plans = plans;
    }

    HeardEvent read(SignedEvent event) {
        JsonNode object = event.object();
        return new HeardEvent(
                event.id(),
                event.type(),
                event.at(),
                object.path("id").asString(""),
                id(object.path("customer")),
                tenant(object),
                fact(event));
    }

    private Optional<StripeFact> fact(SignedEvent event) {
        JsonNode object = event.object();
        return switch (event.type()) {
            case "checkout.session.completed" -> bought(object, event.at());
            case "customer.subscription.created" -> described(event, true);
            case "customer.subscription.updated",
                    "customer.subscription.paused",
                    "customer.subscription.resumed",
                    "customer.subscription.deleted" -> described(event, false);
            case "invoice.paid" -> ofInvoice(object, event.at(), Paid::new);
            case "invoice.payment_failed" -> ofInvoice(object, event.at(), NotPaid::new);
            default -> Optional.empty();
        };
    }

    /// Who pays later, by a bank transfer for instance, has not bought yet.
    private Optional<StripeFact> bought(JsonNode session, Instant at) {
        boolean settled = !session.path("payment_status").asString("").equals("unpaid");
        Optional<String> plan = named(session).map(Plan::name);
        return settled && plan.isPresent()
                ? id(session.path("subscription")).map(subscription -> new Bought(subscription, plan.get(), at))
                : Optional.empty();
    }

    private Optional<StripeFact> described(SignedEvent event, boolean first) {
        JsonNode subscription = event.object();
        return id(subscription).map(id -> new Described(id, state(event, subscription, first)));
    }

    private StripeState state(SignedEvent event, JsonNode subscription, boolean first) {
        boolean deleted = event.type().endsWith(".deleted");
        JsonNode item = subscription.path("items").path("data").path(0);
        Instant periodEnd = instant(item.path("current_period_end"));
        return new StripeState(
                event.at(),
                first,
                event.id(),
                plan(subscription, item).map(Plan::name).orElse(null),
                deleted
                        ? StripeStatus.ENDED
                        : status(subscription.path("status").asString("")),
                periodEnd == null ? instant(subscription.path("current_period_end")) : periodEnd,
                instant(subscription.path("trial_end")),
                subscription.path("cancel_at_period_end").asBoolean(false)
                        || instant(subscription.path("cancel_at")) != null);
    }

    /// By its price; by our own name for it where that price is not sold any more.
    private Optional<Plan> plan(JsonNode subscription, JsonNode item) {
        String price = item.path("price").path("id").asString("");
        Optional<Plan> plan = plans.soldAs(price).or(() -> named(subscription));
        if (plan.isEmpty()) {
            log.error("a subscription at Stripe is for the price {}, which none of our plans has", price);
        }
        return plan;
    }

    private Optional<Plan> named(JsonNode object) {
        return plans.named(object.path("metadata").path(StripeCalls.PLAN).asString(""));
    }

    private static StripeStatus status(String word) {
        return switch (word) {
            case "trialing" -> StripeStatus.TRIALING;
            case "active" -> StripeStatus.ACTIVE;
            case "past_due", "unpaid" -> StripeStatus.PAST_DUE;
            case "paused" -> StripeStatus.PAUSED;
            case "canceled", "incomplete_expired" -> StripeStatus.ENDED;
            default -> StripeStatus.INCOMPLETE;
        };
    }

    private static Optional<StripeFact> ofInvoice(
            JsonNode invoice, Instant at, BiFunction<String, Instant, StripeFact> fact) {
        return id(invoice.path("parent").path("subscription_details").path("subscription"))
                .or(() -> id(invoice.path("subscription")))
                .map(subscription -> fact.apply(subscription, at));
    }

    private static Optional<TenantId> tenant(JsonNode object) {
        return Stream.of(
                        object.path("client_reference_id"),
                        object.path("metadata").path(StripeCalls.TENANT),
                        object.path("parent")
                                .path("subscription_details")
                                .path("metadata")
                                .path(StripeCalls.TENANT))
                .flatMap(node -> tenant(node.asString("")).stream())
                .findFirst();
    }

    private static Optional<TenantId> tenant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(TenantId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// What Stripe names by an id, or puts there whole.
    private static Optional<String> id(JsonNode node) {
        return Optional.of(node.isObject() ? node.path("id").asString("") : node.asString(""))
                .filter(id -> !id.isEmpty());
    }

    private static @Nullable Instant instant(JsonNode seconds) {
        return seconds.isNumber() ? Instant.ofEpochSecond(seconds.asLong()) : null;
    }
}
