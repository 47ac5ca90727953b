package com.msaas.billing.subscription;

import com.msaas.billing.plan.Plan;
import com.msaas.billing.plan.Plans;
import com.msaas.billing.subscription.SubscriptionEvent.Begun;
import com.msaas.billing.subscription.SubscriptionEvent.GrantEnded;
import com.msaas.billing.subscription.SubscriptionEvent.Granted;
import com.msaas.billing.subscription.SubscriptionEvent.PlansEdited;
import com.msaas.billing.subscription.SubscriptionEvent.Told;
import com.msaas.billing.subscription.SubscriptionEvent.Turn;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a clinic has of us. It begins with the clinic and lives as long. Where the clinic stands is worked out
/// anew, each time something is heard, from all that counts at that moment: what Stripe says, what an operator
/// has granted, and what every clinic has. The plan that reaches furthest counts, so a grant never takes away
/// what is paid for, and its end puts back what would be without it.
public final class Subscription {
    private static final Comparator<Standing> LESS_SOLID = Comparator.comparing(Standing::source)
            .thenComparing(Standing::status)
            .thenComparing(Standing::currentPeriodEnd, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Standing::cancelAtPeriodEnd, Comparator.reverseOrder());

    private final TenantId clinic;
    private final List<StripeSubscription> atStripe;
    private @Nullable String customer;
    private @Nullable Grant grant;
    private Standing standing;
    private long version;
    private String planData;

    Subscription(
            TenantId clinic,
            long version,
            Standing standing,
            String planData,
            @Nullable String customer,
            @Nullable Grant grant,
            List<StripeSubscription> atStripe) {
        this.clinic = clinic;
        this.version = version;
        this.standing = standing;
        this.planData = planData;
        this.customer = customer;
        this.grant = grant;
        this.atStripe = new ArrayList<>(atStripe);
    }

    /// That of a clinic that has just come.
    static Subscription begin(TenantId clinic, Plans plans) {
        Standing initially = Standing.initially(plans.initial().name());
        return new Subscription(clinic, 1, initially, plans.fingerprint(), null, null, List.of());
    }

    /// That it has begun.
    SubscriptionEvent begun(Plans plans, Instant now) {
        return new Begun(new Turn(standing, standing, version, true, plans.allowances(plans.initial()), now));
    }

    /// Takes in what Stripe tells.
    ///
    /// @return nothing when the clinic stands where it stood
    public Optional<SubscriptionEvent> hear(StripeFact fact, Plans plans, Instant now) {
        StripeSubscription known = atStripe.stream()
                .filter(one -> one.id().equals(fact.subscription()))
                .findFirst()
                .orElseGet(() -> StripeSubscription.unheardOf(fact.subscription()));
        atStripe.remove(known);
        atStripe.add(known.after(fact));
        Turn turn = turn(plans, now);
        return turn.before().equals(turn.after()) ? Optional.empty() : Optional.of(new Told(turn, fact.subscription()));
    }

    /// Takes a grant in the place of the one before.
    public Optional<SubscriptionEvent> grant(Grant given, Plans plans, Instant now) {
        grant = given;
        return Optional.of(new Granted(turn(plans, now), given));
    }

    /// Ends the grant of this id.
    ///
    /// @return nothing when another has taken its place
    public Optional<SubscriptionEvent> endGrant(UUID id, Plans plans, Instant now) {
        Grant ending = grant;
        if (ending == null || !ending.id().equals(id)) {
            return Optional.empty();
        }
        grant = null;
        return Optional.of(new GrantEnded(turn(plans, now), ending));
    }

    /// Takes in that the plans allow something else now.
    ///
    /// @return nothing when the others have been told by these plans already
    Optional<SubscriptionEvent> tellPlans(Plans plans, Instant now) {
        return planData.equals(plans.fingerprint()) ? Optional.empty() : Optional.of(new PlansEdited(turn(plans, now)));
    }

    /// The clinic is this customer at Stripe, unless it was another before.
    public void isCustomer(String id) {
        if (customer == null) {
            customer = id;
        }
    }

    private Turn turn(Plans plans, Instant now) {
        Standing before = standing;
        standing = workedOut(plans);
        boolean allowsOtherwise = !before.plan().equals(standing.plan()) || !planData.equals(plans.fingerprint());
        if (allowsOtherwise) {
            version++;
            planData = plans.fingerprint();
        }
        Plan plan = plans.named(standing.plan()).orElseGet(plans::initial);
        return new Turn(before, standing, version, allowsOtherwise, plans.allowances(plan), now);
    }

    private Standing workedOut(Plans plans) {
        Standing initially = Standing.initially(plans.initial().name());
        Stream<Standing> paid = atStripe.stream().flatMap(one -> one.standing().stream());
        Stream<Standing> granted = Optional.ofNullable(grant).map(Standing::granted).stream();
        return Stream.of(paid, granted, Stream.of(initially))
                .flatMap(each -> each)
                .max(Comparator.comparingInt((Standing one) -> plans.rank(one.plan()))
                        .thenComparing(LESS_SOLID))
                .orElse(initially);
    }

    /// Whether the clinic pays for something, or is about to.
    public boolean isPaidFor() {
        return atStripe.stream().anyMatch(one -> one.standing().isPresent());
    }

    /// Whether Stripe has ever told of a subscription of this clinic.
    public boolean wasEverPaidFor() {
        return !atStripe.isEmpty();
    }

    public TenantId clinic() {
        return clinic;
    }

    public Standing standing() {
        return standing;
    }

    /// What the clinic is called as a customer at Stripe, if it is one.
    public Optional<String> customer() {
        return Optional.ofNullable(customer);
    }

    long version() {
        return version;
    }

    /// By which plans the others were told last.
    String planData() {
        return planData;
    }

    Optional<Grant> grant() {
        return Optional.ofNullable(grant);
    }

    List<StripeSubscription> atStripe() {
        return List.copyOf(atStripe);
    }
}
