package com.msaas.localstack.cli;

import com.msaas.localstack.LocalStack;
import com.msaas.localstack.Part;
import com.msaas.localstack.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Starts parts side by side, and takes back what it started as soon as one of them fails or the person at
/// the terminal stops it.
final class StartUp {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    // Starting is work for the processor: more at once than this only makes each of them slower.
    private static final int SERVICES_AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    // Without its database and broker no service can start; all else it may wait for while it starts.
    private static final Set<String> NEEDED_FIRST = Set.of("mongodb", "kafka");

    private final Set<Part> started = new LinkedHashSet<>();
    private final Semaphore slots = new Semaphore(SERVICES_AT_ONCE);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private boolean over;

    /// Starts the servers, and the services as soon as those servers are there without which none can start.
    void run(List<Part> servers, List<? extends Part> services) {
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<CompletableFuture<Void>> needed = new ArrayList<>();
            for (Part server : servers) {
                CompletableFuture<Void> ready =
                        CompletableFuture.runAsync(() -> guarded(() -> bringUp(server)), threads);
                if (NEEDED_FIRST.contains(server.name())) {
                    needed.add(ready);
                }
            }
            CompletableFuture<Void> base = CompletableFuture.allOf(needed.toArray(CompletableFuture<?>[]::new));
            for (Part service : services) {
                base.thenRunAsync(() -> guarded(() -> bringUpInTurn((ServiceProcess) service)), threads);
            }
            base.join();
        }
        throwFailure();
    }

    /// Makes start-up caches, a few side by side. A service that starts but leaves no cache is no reason to
    /// stop: it will start without one.
    void train(List<ServiceProcess> services) {
        try (ExecutorService threads = Executors.newFixedThreadPool(SERVICES_AT_ONCE)) {
            for (ServiceProcess service : services) {
                threads.submit(() -> guarded(() -> trainOne(service)));
            }
        }
        throwFailure();
    }

    private void trainOne(ServiceProcess service) {
        long began = System.nanoTime();
        service.stop();
        synchronized (started) {
            if (over) {
                throw new Trouble("stopped before " + service.name() + " was trained");
            }
            started.add(service);
        }
        boolean made = service.train();
        synchronized (started) {
            started.remove(service);
        }
        Screen.say("  %-22s %s in %s"
                .formatted(
                        service.name(),
                        made ? "cache made" : "left no cache",
                        Screen.seconds(Duration.ofNanos(System.nanoTime() - began))));
    }

    private void throwFailure() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            takeBack();
            throw failed;
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            // Only the first failure tells something: those after it come from being taken back.
            if (failure.compareAndSet(null, e)) {
                takeBack();
            }
        }
    }

    private void bringUp(Part part) {
        Optional<String> missing = part.missing();
        if (missing.isPresent()) {
            Screen.say("  %-22s left out: %s".formatted(part.name(), missing.get()));
            return;
        }
        boolean ran = part.process().isPresent();
        begin(part);
        part.awaitReady(PATIENCE);
        tell(part, ran);
    }

    private void bringUpInTurn(ServiceProcess service) {
        if (service.isOutdated()) {
            service.stop();
        }
        boolean ran = service.process().isPresent();
        slots.acquireUninterruptibly();
        try {
            begin(service);
            awaitLive(service);
        } finally {
            slots.release();
        }
        service.awaitReady(PATIENCE);
        tell(service, ran);
    }

    // A service that has started but waits for a server does not need the processor: the next one may begin.
    private void awaitLive(ServiceProcess service) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!service.isLive() && service.process().isPresent() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(Duration.ofMillis(100));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private void begin(Part part) {
        if (part.process().isPresent()) {
            return;
        }
        synchronized (part) {
            synchronized (started) {
                if (over) {
                    throw new Trouble("stopped before " + part.name() + " was started");
                }
                started.add(part);
            }
            part.start();
        }
    }

    private static void tell(Part part, boolean ran) {
        String took = part.process()
                .map(process -> Screen.seconds(process.startedIn()))
                .orElse("");
        Screen.say("  %-22s %s  %s".formatted(part.name(), ran ? "already up" : "up after " + took, part.address()));
    }

    /// Stops what was started here, and lets nothing more be started.
    void takeBack() {
        List<Part> toStop;
        synchronized (started) {
            over = true;
            toStop = List.copyOf(started);
        }
        LocalStack.inParallel(toStop, part -> {
            synchronized (part) {
                part.stop();
            }
        });
    }
}
