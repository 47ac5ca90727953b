package com.msaas.testsupport;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoDatabase;
import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.PlanLimit;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Puts clinics on plans, as billing would tell, for a service that enforces limits.
public final class Plans {
    private final AtomicLong version = new AtomicLong();
    private final Events events;
    private final MongoDatabase database;

    Plans(Events events, MongoDatabase database) {
        this.events = events;
        this.database = database;
    }

    /// From now on the clinic's plan allows so many, and no limit in anything else. Returns when the service has
    /// heard of it.
    ///
    /// @param allowed nothing for as many as it likes
    /// @param liftedBy the next plan
    public void put(TenantId clinic, String plan, String limit, @Nullable Long allowed, @Nullable String liftedBy) {
        long next = version.incrementAndGet();
        events.publish(
                clinic,
                new EntitlementsChanged(
                        clinic.value(), next, plan, List.of(new PlanLimit(limit, allowed, liftedBy)), Instant.EPOCH));
        Awaitility.await("the plan of version " + next)
                .until(() -> database.getCollection("plan_limits")
                                .countDocuments(and(eq(clinic.value()), eq("version", next)))
                        == 1);
    }
}
