package com.msaas.benchmarks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.msaas.localstack.ClinicService;
import com.msaas.system.TheSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/// From the commit of a booking to its effect in crm, at several rates, beside the floor that the bare
/// drivers give under the same load in the same minute.
final class EventsBench implements Benchmark {
    private static final int PROBES_PER_SECOND = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final double MOST_TIMES_FLOOR = 3;
    private static final int QUIET_MACHINE_MILLIS = 40;
    private static final List<Integer> RATES = List.of(10, 25, 50);
    private static final List<Integer> RAMP = List.of(75, 100, 150, 200, 300);

    private final Path root;

    EventsBench(Path root) {
        this.root = root;
    }

    @Override
    public boolean run(Figures figures) {
        try (TheSystem system = TheSystem.start(root, "bench-system");
                BareChain floor =
                        new BareChain(system.mongodb(), system.servers().kafka().bootstrapServers());
                Sightings booked =
                        new Sightings(system.database(ClinicService.SCHEDULING).getCollection("appointments"));
                Sightings taken =
                        new Sightings(system.database(ClinicService.CRM).getCollection("client_appointments"))) {
            Load load = new Load(system);
            System.out.println("warming up");
            at(load, floor, 10, STEP);
            drain(load, taken);

            Set<UUID> before = floor.millis().keySet();
            at(load, floor, 0, MINUTE);
            Latencies idle = floorSince(floor, before);
            System.out.println("idle floor: " + idle);
            boolean quiet = idle.percentile(0.99) <= QUIET_MACHINE_MILLIS;

            double timesFloor = Double.NaN;
            for (int rate : RATES) {
                before = floor.millis().keySet();
                Set<UUID> now = at(load, floor, rate, MINUTE);
                drain(load, taken);
                Latencies ours = since(booked.millisUntil(taken), now);
                Latencies bare = floorSince(floor, before);
                System.out.printf("%d/s: %s; floor: %s%n", rate, ours, bare);
                record(figures, rate, ours, bare);
                if (rate == RATES.getFirst()) {
                    timesFloor = ours.percentile(0.99) / bare.percentile(0.99);
                }
            }
            figures.put("p99_times_floor", timesFloor);
            figures.put("idle_floor_p99_ms", idle.percentile(0.99));
            figures.put("lag_grows_at_per_s", lagGrowsAt(load, floor, taken));
            drain(load, taken);

            Set<UUID> all = load.booked();
            Set<UUID> arrived = taken.seen().keySet();
            long lost = all.stream().filter(id -> !arrived.contains(id)).count();
            long effects = eventsTakenIn(system, load);
            figures.put("events", all.size());
            figures.put("refused_or_failed", load.failed());
            figures.put("lost", lost);
            figures.put("duplicate_effects", effects - all.size());
            if (!quiet) {
                System.out.println("the idle floor's p99 is above " + QUIET_MACHINE_MILLIS
                        + " ms: the machine is busy, run again");
            }
            boolean inTime = !quiet || timesFloor <= MOST_TIMES_FLOOR;
            return lost == 0 && effects == all.size() && load.failed() == 0 && inTime;
        }
    }

    private static void record(Figures figures, int rate, Latencies ours, Latencies bare) {
        switch (rate) {
            case 10 -> {
                figures.put("commit_to_effect_p50_ms", ours.percentile(0.5));
                figures.put("commit_to_effect_p99_ms", ours.percentile(0.99));
                figures.put("chain_floor_p50_ms", bare.percentile(0.5));
                figures.put("chain_floor_p99_ms", bare.percentile(0.99));
            }
            default -> {
                figures.put("at_%d_p50_ms".formatted(rate), ours.percentile(0.5));
                figures.put("at_%d_p99_ms".formatted(rate), ours.percentile(0.99));
                figures.put("at_%d_floor_p99_ms".formatted(rate), bare.percentile(0.99));
            }
        }
    }

    /// Books at this rate and probes the floor beside it, whether or not answers are in: the load does not
    /// wait.
    ///
    /// @return what was booked
    private static Set<UUID> at(Load load, BareChain floor, int rate, Duration during) {
        load.signIn();
        Set<UUID> before = load.booked();
        long began = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            clients.submit(() -> paced(began, PROBES_PER_SECOND, during, () -> clients.submit(floor::tell)));
            paced(began, rate, during, () -> clients.submit(load::bookNext));
        }
        Set<UUID> now = new HashSet<>(load.booked());
        now.removeAll(before);
        return now;
    }

    private static void paced(long began, int rate, Duration during, Runnable act) {
        long count = rate * during.toSeconds();
        for (long number = 0; number < count; number++) {
            long due = began + NANOSECONDS.convert(Duration.ofSeconds(1)) * number / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            act.run();
        }
        while (System.nanoTime() - began < during.toNanos()) {
            LockSupport.parkNanos(during.toNanos() - (System.nanoTime() - began));
        }
    }

    /// The first rate at whose end more than a second's worth of effects is outstanding; the last one tried
    /// when at none.
    private static long lagGrowsAt(Load load, BareChain floor, Sightings taken) {
        for (int rate : RAMP) {
            at(load, floor, rate, STEP);
            Set<UUID> outstanding = new HashSet<>(load.booked());
            outstanding.removeAll(taken.seen().keySet());
            System.out.printf("%d/s: %d effects outstanding at the end%n", rate, outstanding.size());
            drain(load, taken);
            if (outstanding.size() > rate) {
                return rate;
            }
        }
        return 0;
    }

    /// Waits until everything booked has had its effect, or long enough to call it lost.
    private static void drain(Load load, Sightings taken) {
        long began = System.nanoTime();
        while (!taken.seen().keySet().containsAll(load.booked()) && System.nanoTime() - began < QUIET.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static Latencies since(Map<UUID, Long> millis, Set<UUID> these) {
        Collection<Long> found = new ArrayList<>();
        millis.forEach((id, took) -> {
            if (these.contains(id)) {
                found.add(took);
            }
        });
        return Latencies.of(found);
    }

    private static Latencies floorSince(BareChain floor, Set<UUID> before) {
        Map<UUID, Long> millis = floor.millis();
        Set<UUID> these = new HashSet<>(millis.keySet());
        these.removeAll(before);
        return since(millis, these);
    }

    /// crm counts each event that it takes in, so a second effect shows here.
    private static long eventsTakenIn(TheSystem system, Load load) {
        long events = 0;
        for (Document total : system.database(ClinicService.CRM)
                .getCollection("client_totals")
                .find()) {
            if (load.patients().contains(total.get("client_id", UUID.class))) {
                events += total.getLong("events");
            }
        }
        return events;
    }
}
