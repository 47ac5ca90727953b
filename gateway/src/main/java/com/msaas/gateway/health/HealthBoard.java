package com.msaas.gateway.health;

import com.msaas.gateway.health.SystemHealth.Part;
import com.msaas.gateway.health.SystemHealth.Status;
import com.msaas.gateway.limiting.RateLimits;
import com.msaas.gateway.upstream.Probe;
import com.msaas.gateway.upstream.Upstream;
import com.msaas.gateway.upstream.Upstreams;
import com.msaas.platform.kafka.Broker;
import com.msaas.platform.security.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Asks all parts at once how they are, and remembers since when. However many look at it, no part is asked
/// more than once a second.
@Component
final class HealthBoard implements DisposableBean {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<String, List<BooleanSupplier>> services = new LinkedHashMap<>();
    private final Map<String, List<BooleanSupplier>> dependencies = new LinkedHashMap<>();
    private final Clock clock;
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Part> last = new HashMap<>();
    private @Nullable SystemHealth answer;
    private long askedAt;

    HealthBoard(
            Upstreams upstreams,
            Probe probe,
            RateLimits limits,
            Broker kafka,
            SigningKeys keys,
            @Qualifier("mongoHealthIndicator") HealthIndicator mongodb,
            Clock clock) {
        this.clock = clock;
        for (Upstream upstream : upstreams.all()) {
            services.put(upstream.name(), probe.questions(upstream));
        }
        dependencies.put("mongodb", List.of(() -> isUp(mongodb)));
        dependencies.put("kafka", List.of(kafka::answers));
        dependencies.put("redis", List.of(limits::areShared));
        // asking for keys at every look would let whoever looks knock at Keycloak
        dependencies.put("keycloak", List.of(keys::areFresh));
    }

    private static boolean isUp(HealthIndicator indicator) {
        Health health = indicator.health();
        return health != null && health.getStatus().equals(org.springframework.boot.health.contributor.Status.UP);
    }

    SystemHealth now() {
        lock.lock();
        try {
            SystemHealth known = answer;
            if (known != null && System.nanoTime() - askedAt < FRESH.toNanos()) {
                return known;
            }
            Map<String, List<Future<Boolean>>> asked = new LinkedHashMap<>();
            services.forEach((name, questions) -> asked.put(name, ask(questions)));
            dependencies.forEach((name, questions) -> asked.put(name, ask(questions)));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            asked.forEach((name, answers) -> note(name, status(answers, deadline)));
            SystemHealth fresh = SystemHealth.of(parts(services), parts(dependencies));
            answer = fresh;
            askedAt = System.nanoTime();
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private List<Future<Boolean>> ask(List<BooleanSupplier> questions) {
        return questions.stream()
                .map(question -> asking.submit(question::getAsBoolean))
                .toList();
    }

    /// Up with all that were asked, down with none.
    private static Status status(List<Future<Boolean>> answers, long deadline) {
        long yes = answers.stream().filter(answer -> isYes(answer, deadline)).count();
        if (yes == 0) {
            return Status.DOWN;
        }
        return yes < answers.size() ? Status.DEGRADED : Status.UP;
    }

    private static boolean isYes(Future<Boolean> answer, long deadline) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            answer.cancel(true);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void note(String name, Status status) {
        Instant now = clock.instant();
        last.merge(name, new Part(name, status, now), (before, next) -> before.status() == status ? before : next);
    }

    private List<Part> parts(Map<String, List<BooleanSupplier>> of) {
        return of.keySet().stream().map(last::get).toList();
    }

    @Override
    public void destroy() {
        asking.shutdownNow();
    }
}
