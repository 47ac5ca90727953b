package com.msaas.gateway.limiting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Judges each request by how many came before it. There is always a limit: while Redis cannot count, this
/// process does, by itself.
@Component
public final class RateLimits {
    private static final Logger log = LoggerFactory.getLogger(RateLimits.class);

    private final RedisWindows shared;
    private final Windows local = new LocalWindows(System::nanoTime);
    private final RateLimitSettings settings;
    private final MeterRegistry metrics;
    private final Counter countedHere;
    private volatile boolean alone;

    RateLimits(RedisWindows shared, RateLimitSettings settings, MeterRegistry metrics) {
        this.shared = shared;
        this.settings = settings;
        this.metrics = metrics;
        this.countedHere = Counter.builder("clinic.gateway.limit.local")
                .description("requests that were counted by this process alone, because Redis could not")
                .register(metrics);
        for (Allowance allowance : Allowance.values()) {
            refused(allowance);
        }
        metrics.gauge("clinic.gateway.limit.alone", this, limits -> limits.alone ? 1 : 0);
    }

    /// Counts the request.
    ///
    /// @param owner the user, or the address where nobody signed in
    /// @param tighter what is counted besides
    public Verdict judge(String owner, @Nullable Allowance tighter) {
        List<Allowance> allowances = tighter == null ? List.of(Allowance.GENERAL) : List.of(Allowance.GENERAL, tighter);
        List<Window> windows = new ArrayList<>(count(owner, allowances));
        Verdict verdict = Verdict.of(windows.getFirst(), settings.limitOf(Allowance.GENERAL));
        Allowance refusedBy = Allowance.GENERAL;
        if (tighter != null) {
            Verdict second = Verdict.of(windows.getLast(), settings.limitOf(tighter));
            Verdict stricter = Verdict.stricter(verdict, second);
            refusedBy = stricter == second ? tighter : refusedBy;
            verdict = stricter;
        }
        if (!verdict.passes()) {
            refused(refusedBy).increment();
        }
        return verdict;
    }

    private Counter refused(Allowance allowance) {
        return metrics.counter("clinic.gateway.limit.refused", "allowance", allowance.label());
    }

    /// Whether all gateways count together now.
    public boolean areShared() {
        return shared.answers();
    }

    private List<Window> count(String owner, List<Allowance> allowances) {
        try {
            List<Window> windows = shared.count(owner, allowances);
            if (alone) {
                alone = false;
                log.info("requests are counted in Redis again");
            }
            return windows;
        } catch (CountingFailed e) {
            if (!alone) {
                alone = true;
                log.warn("requests are counted by this process alone: {}", e.getMessage());
            }
            countedHere.increment();
            return local.count(owner, allowances);
        }
    }
}
