package com.msaas.platform.backbone;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.limits.Counted;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.platform.tenancy.TenantContext;
import java.time.Instant;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.bson.Document;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// A whole service with something of everything that is watched from outside. Its slow parts stand still while
/// a test holds the gate.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Visits.Feature.class, Reception.class, WatchedService.VisitController.class})
class WatchedService {
    static final String SLOW = "slow-book";
    static final String ERRAND = "errand";
    static final String ECHO = "echo";

    @Bean
    Gate gate() {
        return new Gate();
    }

    @Bean
    Projection slowBook(Gate gate, Jobs jobs) {
        return new Projection() {
            @Override
            public String name() {
                return SLOW;
            }

            @Override
            public void subscribe(Subscriptions on) {
                on.on(AppointmentBooked.class, (booked, envelope) -> {
                    gate.pass();
                    jobs.schedule(ECHO, envelope.id().toString(), envelope.time(), new Document());
                });
            }
        };
    }

    @Bean
    JobHandler errands(Gate gate) {
        return new JobHandler() {
            @Override
            public String kind() {
                return ERRAND;
            }

            @Override
            public void run(Job job) {
                gate.pass();
                if (job.key().startsWith("vain")) {
                    throw new IllegalStateException("in vain");
                }
            }
        };
    }

    @Bean
    JobHandler echoes() {
        return new JobHandler() {
            @Override
            public String kind() {
                return ECHO;
            }

            @Override
            public void run(Job job) {}
        };
    }

    /// Holds up whoever passes while it is shut.
    static final class Gate {
        private final ReadWriteLock lock = new ReentrantReadWriteLock();

        void pass() {
            lock.readLock().lock();
            lock.readLock().unlock();
        }

        void shut() {
            lock.writeLock().lock();
        }

        void open() {
            lock.writeLock().unlock();
        }
    }

    @RestController
    @Needs(Permission.KEEP_CALENDAR)
    static class VisitController {
        private final Visits visits;
        private final PlanLimits limits;
        private final Jobs jobs;
        private final Transactions transactions;

        VisitController(Visits visits, PlanLimits limits, Jobs jobs, Transactions transactions) {
            this.visits = visits;
            this.limits = limits;
            this.jobs = jobs;
            this.transactions = transactions;
        }

        @PostMapping("/api/visits")
        long visit() {
            return visits.next(TenantContext.current()).place();
        }

        @PostMapping("/api/errands/{key}")
        void errand(@PathVariable String key) {
            jobs.schedule(ERRAND, key, Instant.EPOCH, new Document());
        }

        @PostMapping("/api/rooms/{name}")
        void rent(@PathVariable String name) {
            transactions.inOne(() -> limits.take(new Rooms()));
        }
    }

    /// Of which the plan that a clinic begins with allows one, and one is there besides the one that comes.
    static final class Rooms implements Counted {
        @Override
        public String limit() {
            return "team_members";
        }

        @Override
        public long count() {
            return 2;
        }
    }
}
