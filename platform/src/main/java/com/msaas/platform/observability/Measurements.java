package com.msaas.platform.observability;

import com.msaas.platform.thread.OwnThread;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Takes all measurements of the service, one after the other in a thread of their own: a database or a broker
/// that hangs holds up nothing but the figures. One that cannot be taken shows no figures, since old ones
/// would be believed.
final class Measurements implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Measurements.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    private final List<Taken> all;
    private final Duration every;
    private final OwnThread thread = new OwnThread("measurements", LONGEST_STOP);

    Measurements(List<Measurement> all, MeterRegistry metrics, Duration every) {
        this.every = every;
        Counter failed = metrics.counter("clinic.measurements.failed");
        this.all = all.stream().map(one -> new Taken(one, metrics, failed)).toList();
    }

    @Override
    public void start() {
        thread.start(this::work);
    }

    /// Does not wait for an answer that may not come: the rest of the service has to be stopped as well.
    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    /// Starts last and stops first: what it looks at is there meanwhile.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void work() throws InterruptedException {
        do {
            all.forEach(Taken::take);
        } while (!thread.rest(every));
    }

    /// One measurement and what it showed last.
    private static final class Taken {
        private final Measurement measurement;
        private final MeterRegistry metrics;
        private final Counter failed;
        private final Map<String, Shown> shown = new HashMap<>();

        Taken(Measurement measurement, MeterRegistry metrics, Counter failed) {
            this.measurement = measurement;
            this.metrics = metrics;
            this.failed = failed;
        }

        void take() {
            Map<String, Map<Tags, Double>> figures = Map.of();
            try {
                figures = measurement.look().stream()
                        .collect(Collectors.groupingBy(Figure::name, Collectors.toMap(Figure::tags, Figure::value)));
            } catch (RuntimeException e) {
                failed.increment();
                log.debug("figures could not be looked up, they are unknown until the next time", e);
            }
            figures.keySet().forEach(name -> shown.computeIfAbsent(name, none -> new Shown(name, metrics)));
            for (Map.Entry<String, Shown> one : shown.entrySet()) {
                one.getValue().show(figures.getOrDefault(one.getKey(), Map.of()));
            }
        }
    }

    private static final class Shown {
        private final MultiGauge gauge;
        private volatile Map<Tags, Double> values = Map.of();

        Shown(String name, MeterRegistry metrics) {
            this.gauge = MultiGauge.builder(name).register(metrics);
        }

        void show(Map<Tags, Double> now) {
            values = now;
            gauge.register(now.keySet().stream()
                    .map(tags -> MultiGauge.Row.of(tags, () -> values.getOrDefault(tags, Double.NaN)))
                    .toList());
        }
    }
}
