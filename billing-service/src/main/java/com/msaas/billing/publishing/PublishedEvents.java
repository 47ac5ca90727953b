package com.msaas.billing.publishing;

import com.msaas.billing.subscription.Standing;
import com.msaas.billing.subscription.SubscriptionEvent;
import com.msaas.billing.subscription.SubscriptionEvent.Begun;
import com.msaas.billing.subscription.SubscriptionEvent.GrantEnded;
import com.msaas.billing.subscription.SubscriptionEvent.Granted;
import com.msaas.billing.subscription.SubscriptionEvent.PlansEdited;
import com.msaas.billing.subscription.SubscriptionEvent.Told;
import com.msaas.billing.subscription.SubscriptionEvent.Turn;
import com.msaas.billing.subscription.SubscriptionEvents;
import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.PlanLimit;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.tenancy.TenantContext;
import org.springframework.stereotype.Component;

/// Puts each event into the audit log and, where the clinic may do something else from now on, into the
/// published language, in the transaction in which it happened.
@Component
class PublishedEvents implements SubscriptionEvents {
    private final Outbox outbox;
    private final AuditTrail audit;

    PublishedEvents(Outbox outbox, AuditTrail audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public void happened(SubscriptionEvent event) {
        if (event.turn().allowsOtherwise()) {
            outbox.publish(published(event.turn()));
        }
        audit.record(audited(event));
    }

    private static EntitlementsChanged published(Turn turn) {
        return new EntitlementsChanged(
                TenantContext.current().value(),
                turn.version(),
                turn.after().plan(),
                turn.allowances().stream()
                        .map(each -> new PlanLimit(each.limit().word(), each.allowed(), each.liftedBy()))
                        .toList(),
                turn.at());
    }

    private static AuditEntry audited(SubscriptionEvent event) {
        Turn turn = event.turn();
        return switch (event) {
            case Begun _ ->
                entry("subscription.begun").change("plan", null, turn.after().plan());
            case Told told ->
                changes(entry("subscription.changed"), turn)
                        .change("stripe_subscription", null, told.stripeSubscription());
            case Granted granted ->
                changes(entry("plan.granted"), turn)
                        .change("granted_plan", null, granted.grant().plan())
                        .change("reason", null, granted.grant().reason())
                        .change("until", null, granted.grant().until())
                        .warning();
            case GrantEnded ended ->
                changes(entry("plan.grant_ended"), turn)
                        .change("granted_plan", ended.grant().plan(), null);
            case PlansEdited _ ->
                changes(entry("plan.edited"), turn).change("entitlements_version", turn.version() - 1, turn.version());
        };
    }

    private static AuditEntry entry(String action) {
        return AuditEntry.of(action, "subscription", TenantContext.current().value());
    }

    private static AuditEntry changes(AuditEntry entry, Turn turn) {
        Standing before = turn.before();
        Standing after = turn.after();
        return entry.change("plan", before.plan(), after.plan())
                .change("status", before.status(), after.status())
                .change("source", before.source(), after.source())
                .change("current_period_end", before.currentPeriodEnd(), after.currentPeriodEnd())
                .change("trial_ends_at", before.trialEndsAt(), after.trialEndsAt())
                .change("cancel_at_period_end", before.cancelAtPeriodEnd(), after.cancelAtPeriodEnd());
    }
}
