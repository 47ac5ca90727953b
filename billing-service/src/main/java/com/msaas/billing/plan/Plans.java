package com.msaas.billing.plan;

import com.msaas.platform.digest.Sha256;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All plans, from the smallest to the one that reaches furthest.
public final class Plans {
    private final List<Plan> smallestFirst;
    private final Plan initial;

    /// @param initial the name of the one that a new clinic has
    public Plans(List<Plan> smallestFirst, String initial) {
        this.smallestFirst = List.copyOf(smallestFirst);
        if (names().stream().distinct().count() < smallestFirst.size()) {
            throw new IllegalArgumentException("two plans have one name: " + names());
        }
        this.initial = named(initial)
                .orElseThrow(
                        () -> new IllegalArgumentException("the initial plan '" + initial + "' is none of " + names()));
    }

    /// All of them, the smallest first.
    public List<Plan> all() {
        return smallestFirst;
    }

    /// Their names, the smallest's first.
    public List<String> names() {
        return smallestFirst.stream().map(Plan::name).toList();
    }

    /// The one that a clinic has that neither pays nor was granted another.
    public Plan initial() {
        return initial;
    }

    /// The plan of this name, if there is one.
    public Optional<Plan> named(String name) {
        return smallestFirst.stream().filter(plan -> plan.name().equals(name)).findFirst();
    }

    /// The plan that is sold under this price of Stripe's, if there is one.
    public Optional<Plan> soldAs(String stripePrice) {
        return smallestFirst.stream()
                .filter(plan -> plan.stripePrice().filter(stripePrice::equals).isPresent())
                .findFirst();
    }

    /// How far up it stands; a plan that there is no more stands below all.
    public int rank(String name) {
        return names().indexOf(name);
    }

    /// How far the plan reaches in each respect.
    public List<Allowance> allowances(Plan plan) {
        return Arrays.stream(Limit.values())
                .map(limit -> new Allowance(limit, limit.of(plan.limits()), lifting(limit, plan)))
                .toList();
    }

    private @Nullable String lifting(Limit limit, Plan plan) {
        Long allowed = limit.of(plan.limits());
        return allowed == null
                ? null
                : smallestFirst.stream()
                        .skip(rank(plan.name()) + 1L)
                        .filter(next -> reachesFurther(limit.of(next.limits()), allowed))
                        .map(Plan::name)
                        .findFirst()
                        .orElse(null);
    }

    private static boolean reachesFurther(@Nullable Long next, long allowed) {
        return next == null || next > allowed;
    }

    /// Changes when something changes of what plans allow, and with nothing else.
    public String fingerprint() {
        return Sha256.hex(smallestFirst.stream().map(Plans::line).collect(Collectors.joining("\n")));
    }

    private static String line(Plan plan) {
        return Arrays.stream(Limit.values())
                .map(limit -> limit.word() + "=" + limit.of(plan.limits()))
                .collect(Collectors.joining(" ", plan.name() + " ", ""));
    }
}
