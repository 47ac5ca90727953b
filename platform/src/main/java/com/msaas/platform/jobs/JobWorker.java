package com.msaas.platform.jobs;

import com.msaas.platform.actor.Actor;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.observability.TracePart;
import com.msaas.platform.observability.Traces;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Claims due jobs and has their handlers run them, each on a virtual thread of its own. While a job runs its
/// lease is renewed, so that a long one is not taken away; when the process dies or stands still, another
/// instance takes it.
final class JobWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final int LONGEST_ERROR = 300;
    private static final List<String> OUTCOMES = List.of("done", "postponed", "put_off", "failed");

    private final Jobs jobs;
    private final Transactions transactions;
    private final Map<String, JobHandler> handlers = new HashMap<>();
    private final JobSettings settings;
    private final MeterRegistry metrics;
    private final Traces traces;
    private final String service;
    private final String owner;
    private final Semaphore free;
    private final Map<Thread, Job> running = new ConcurrentHashMap<>();
    private volatile Period period = new Period();

    JobWorker(
            Jobs jobs,
            Transactions transactions,
            Collection<JobHandler> handlers,
            JobSettings settings,
            MeterRegistry metrics,
            Traces traces,
            String service,
            String instance) {
        this.jobs = jobs;
        this.transactions = transactions;
        this.settings = settings;
        this.metrics = metrics;
        this.traces = traces;
        this.service = service;
        this.owner = instance + "/" + UUID.randomUUID();
        this.free = new Semaphore(settings.atOnce());
        for (JobHandler handler : handlers) {
            if (this.handlers.putIfAbsent(handler.kind(), handler) != null) {
                throw new IllegalStateException("two handlers do jobs of kind " + handler.kind());
            }
            // at nought: who looks from outside sees no rise in what comes to be as one
            OUTCOMES.forEach(outcome -> counter(handler.kind(), outcome));
        }
    }

    @Override
    public void start() {
        Period starting = new Period();
        period = starting;
        starting.open = true;
        if (!handlers.isEmpty()) {
            Thread.ofVirtual().name("jobs").start(() -> work(starting));
            Thread.ofVirtual().name("job-leases").start(() -> renew(starting));
        }
    }

    /// Takes nothing more and lets what runs come to its end for a while; the rest is interrupted and tried
    /// again, here or elsewhere, when its lease has run out.
    @Override
    public void stop() {
        period.close();
        jobs.wake();
        try {
            boolean ended = free.tryAcquire(settings.atOnce(), LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                free.release(settings.atOnce());
            } else {
                running.keySet().forEach(Thread::interrupt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return period.open;
    }

    /// After the listeners have started, and stopped before them and the relay, so that what jobs publish is
    /// moved.
    @Override
    public int getPhase() {
        return 150;
    }

    private void work(Period now) {
        while (now.open) {
            try {
                if (!claimOne(now)) {
                    jobs.awaitDue(settings.poll());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("no job could be claimed, it is tried again", e);
                now.pause(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private boolean claimOne(Period now) throws InterruptedException {
        free.acquire();
        boolean begun = false;
        try {
            Optional<Job> claimed =
                    now.open ? jobs.claim(handlers.keySet(), owner, settings.lease()) : Optional.empty();
            if (claimed.isPresent()) {
                Job job = claimed.get();
                Thread thread = Thread.ofVirtual().name("job-" + job.kind()).unstarted(() -> runAndLeave(job));
                running.put(thread, job);
                thread.start();
                begun = true;
            }
            return begun;
        } finally {
            if (!begun) {
                free.release();
            }
        }
    }

    private void runAndLeave(Job job) {
        try {
            run(job);
        } catch (RuntimeException e) {
            log.warn("what became of a {} job could not be noted; it is tried again after its lease", job.kind(), e);
        } finally {
            running.remove(Thread.currentThread());
            free.release();
        }
    }

    private void run(Job job) {
        if (job.tries() > settings.tries()) {
            // nobody lived to tell of the last tries
            String told = job.lastError().orElse("began " + settings.tries() + " times and never came to an end");
            log.error("a {} job has failed for good: {}", job.kind(), told);
            giveUp(job, told);
            return;
        }
        try {
            bound(job, "job ", handler -> handler.run(job));
        } catch (TooEarly e) {
            jobs.putOff(job, e.until());
            count(job, "put_off");
            return;
        } catch (Exception e) {
            failed(job, e);
            return;
        }
        jobs.finish(job);
        count(job, "done");
    }

    private void giveUp(Job job, String told) {
        bound(
                job,
                "give up job ",
                handler -> transactions.inOne(() -> {
                    if (jobs.giveUp(job, told)) {
                        handler.failed(job);
                    }
                }));
        count(job, "failed");
    }

    private void bound(Job job, String doing, Consumer<JobHandler> work) {
        JobHandler handler = handlers.get(job.kind());
        if (handler == null) {
            throw new IllegalStateException("nobody here does jobs of kind " + job.kind());
        }
        Runnable asSystem = () ->
                Actor.system(service + "." + job.kind()).run(() -> traced(job, doing, () -> work.accept(handler)));
        job.tenant().ifPresentOrElse(tenant -> TenantContext.run(tenant, asSystem), asSystem);
    }

    private void traced(Job job, String doing, Runnable work) {
        TracePart part = traces.begin(doing + job.kind(), SpanKind.INTERNAL, job.cause())
                .with("clinic.job_try", job.tries())
                .with("clinic.tenant_id", job.tenant().orElse(null));
        part.call(() -> {
            try {
                work.run();
            } catch (TooEarly e) {
                throw e;
            } catch (RuntimeException | Error e) {
                part.failed(e);
                throw e;
            }
            return part;
        });
    }

    private void failed(Job job, Exception error) {
        String told = tell(error);
        if (job.tries() >= settings.tries()) {
            log.error("a {} job has failed for good: {}", job.kind(), told, error);
            giveUp(job, told);
        } else {
            log.warn("a {} job failed at try {}, it is tried again: {}", job.kind(), job.tries(), told, error);
            jobs.postpone(job, pauseAfter(job.tries()), told);
            count(job, "postponed");
        }
    }

    /// Doubles from try to try, and takes off up to a fifth by chance, so that what failed together does not
    /// come back together.
    Duration pauseAfter(int tries) {
        long doubled = settings.firstPause().toMillis() << Math.min(tries - 1, 30);
        long pause = Math.min(doubled, settings.longestPause().toMillis());
        return Duration.ofMillis(
                pause - (long) (pause * 0.2 * ThreadLocalRandom.current().nextDouble()));
    }

    /// Names the errors and the place in our code. Their messages stay out: they may quote what people wrote.
    static String tell(Throwable error) {
        StringBuilder told = new StringBuilder();
        for (Throwable cause = error; cause != null && told.length() < LONGEST_ERROR; cause = cause.getCause()) {
            told.append(told.isEmpty() ? "" : " < ").append(cause.getClass().getSimpleName());
            if (cause instanceof RefusedException refused) {
                told.append(' ').append(refused.refusal().code());
            }
            for (StackTraceElement at : cause.getStackTrace()) {
                if (at.getClassName().startsWith("com.msaas.")) {
                    told.append(" at ").append(at.getFileName()).append(':').append(at.getLineNumber());
                    break;
                }
            }
        }
        return told.substring(0, Math.min(told.length(), LONGEST_ERROR));
    }

    private void renew(Period now) {
        while (!now.pause(settings.lease().dividedBy(3))) {
            for (Job job : running.values()) {
                try {
                    jobs.keep(job, settings.lease());
                } catch (RuntimeException e) {
                    log.warn("the lease of a {} job could not be renewed", job.kind(), e);
                }
            }
        }
    }

    private void count(Job job, String outcome) {
        counter(job.kind(), outcome).increment();
    }

    private Counter counter(String kind, String outcome) {
        return metrics.counter("clinic.jobs", "kind", kind, "outcome", outcome);
    }

    /// From one start to its stop.
    private static final class Period {
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean open;

        void close() {
            open = false;
            closed.countDown();
        }

        /// @return whether the period has closed
        boolean pause(Duration time) {
            try {
                return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }
}
