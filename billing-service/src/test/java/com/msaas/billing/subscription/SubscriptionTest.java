package com.msaas.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.billing.plan.Limits;
import com.msaas.billing.plan.Plan;
import com.msaas.billing.plan.Plans;
import com.msaas.billing.subscription.StripeFact.Bought;
import com.msaas.billing.subscription.StripeFact.Described;
import com.msaas.billing.subscription.StripeFact.NotPaid;
import com.msaas.billing.subscription.StripeFact.Paid;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
    private static final Instant NOON = Instant.parse("2027-01-04T12:00:00Z");
    private static final String PAID_FOR = "sub_1";

    private static final Plans PLANS = new Plans(
            Stream.of("free", "starter", "pro")
                    .map(name -> new Plan(
                            name,
                            Optional.empty(),
                            Optional.empty(),
                            new Limits((long) name.length(), null, null, null)))
                    .toList(),
            "free");

    private final Subscription subscription = Subscription.begin(new TenantId(Ids.next()), PLANS);

    @Test
    void standsTheSameInEveryOrderOfTheSameFacts() {
        List<StripeFact> facts = List.of(
                new Bought(PAID_FOR, "starter", NOON),
                told("evt_1", 0, true, StripeStatus.INCOMPLETE, "starter"),
                told("evt_2", 0, false, StripeStatus.ACTIVE, "starter"),
                told("evt_3", 60, false, StripeStatus.ACTIVE, "pro"),
                new NotPaid(PAID_FOR, NOON.plusSeconds(120)),
                new Paid(PAID_FOR, NOON.plusSeconds(60)));

        Set<Standing> ends = new HashSet<>();
        permutations(facts).forEach(order -> {
            Subscription one = Subscription.begin(new TenantId(Ids.next()), PLANS);
            order.forEach(fact -> one.hear(fact, PLANS, NOON));
            order.forEach(fact -> one.hear(fact, PLANS, NOON));
            ends.add(one.standing());
        });

        assertThat(ends).hasSize(1);
        assertThat(ends.iterator().next().plan()).isEqualTo("pro");
        assertThat(ends.iterator().next().status()).isEqualTo(Status.PAST_DUE);
    }

    @Test
    void staysEndedInEveryOrderEvenWhenTheEndIsDatedEarlier() {
        List<StripeFact> facts = List.of(
                told("evt_1", 0, true, StripeStatus.ACTIVE, "pro"),
                told("evt_2", 60, false, StripeStatus.ENDED, "pro"),
                told("evt_3", 90, false, StripeStatus.ACTIVE, "pro"),
                new Paid(PAID_FOR, NOON.plusSeconds(120)));

        assertThat(permutations(facts)).hasSize(24).allSatisfy(order -> {
            Subscription one = Subscription.begin(new TenantId(Ids.next()), PLANS);
            order.forEach(fact -> one.hear(fact, PLANS, NOON));
            assertThat(one.standing().plan()).isEqualTo("free");
        });
    }

    @Test
    void tellsOfAChangeOnlyAndOfANewVersionOnlyWhenMoreOrLessIsAllowed() {
        Optional<SubscriptionEvent> begun =
                subscription.hear(told("evt_1", 0, true, StripeStatus.ACTIVE, "pro"), PLANS, NOON);
        Optional<SubscriptionEvent> again =
                subscription.hear(told("evt_1", 0, true, StripeStatus.ACTIVE, "pro"), PLANS, NOON);
        Optional<SubscriptionEvent> unpaid = subscription.hear(new NotPaid(PAID_FOR, NOON), PLANS, NOON);

        assertThat(begun.orElseThrow().turn().allowsOtherwise()).isTrue();
        assertThat(begun.orElseThrow().turn().version()).isEqualTo(2);
        assertThat(again).isEmpty();
        assertThat(unpaid.orElseThrow().turn().allowsOtherwise()).isFalse();
        assertThat(subscription.version()).isEqualTo(2);
    }

    @Test
    void isNothingAsLongAsTheFirstPaymentIsOpen() {
        subscription.hear(told("evt_1", 0, true, StripeStatus.INCOMPLETE, "pro"), PLANS, NOON);
        assertThat(subscription.standing().plan()).isEqualTo("free");

        subscription.hear(new NotPaid(PAID_FOR, NOON.plusSeconds(1)), PLANS, NOON);
        assertThat(subscription.standing().plan()).isEqualTo("free");

        subscription.hear(new Paid(PAID_FOR, NOON.plusSeconds(2)), PLANS, NOON);
        assertThat(subscription.standing().plan()).isEqualTo("pro");
        assertThat(subscription.standing().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void neverLosesWhatIsPaidForToAGrant() {
        subscription.hear(told("evt_1", 0, true, StripeStatus.ACTIVE, "starter"), PLANS, NOON);

        subscription.grant(granted("free"), PLANS, NOON);
        assertThat(subscription.standing().plan()).isEqualTo("starter");
        assertThat(subscription.standing().source()).isEqualTo(Source.STRIPE);

        Grant pro = granted("pro");
        subscription.grant(pro, PLANS, NOON);
        assertThat(subscription.standing().plan()).isEqualTo("pro");

        subscription.endGrant(pro.id(), PLANS, NOON);
        assertThat(subscription.standing().plan()).isEqualTo("starter");
    }

    @Test
    void leavesAGrantAloneThatHasTakenThePlaceOfTheOneThatEnds() {
        Grant first = granted("pro");
        subscription.grant(first, PLANS, NOON);
        subscription.grant(granted("starter"), PLANS, NOON);

        assertThat(subscription.endGrant(first.id(), PLANS, NOON)).isEmpty();
        assertThat(subscription.standing().plan()).isEqualTo("starter");
    }

    @Test
    void goesByTheLargerOfTwoSubscriptions() {
        subscription.hear(told("evt_1", 0, true, StripeStatus.ACTIVE, "pro"), PLANS, NOON);
        subscription.hear(
                new Described(
                        "sub_2",
                        new StripeState(NOON, true, "evt_9", "starter", StripeStatus.ACTIVE, null, null, false)),
                PLANS,
                NOON);
        assertThat(subscription.standing().plan()).isEqualTo("pro");

        subscription.hear(told("evt_2", 60, false, StripeStatus.ENDED, "pro"), PLANS, NOON);
        assertThat(subscription.standing().plan()).isEqualTo("starter");
    }

    private static Grant granted(String plan) {
        return new Grant(Ids.next(), plan, "a pilot", null, NOON);
    }

    private static StripeFact told(String event, int second, boolean first, StripeStatus status, String plan) {
        return new Described(
                PAID_FOR, new StripeState(NOON.plusSeconds(second), first, event, plan, status, null, null, false));
    }

    private static <T> List<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> found = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            List<T> rest = new ArrayList<>(all);
            T first = rest.remove(at);
            for (List<T> tail : permutations(rest)) {
                List<T> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                found.add(one);
            }
        }
        return found;
    }
}
