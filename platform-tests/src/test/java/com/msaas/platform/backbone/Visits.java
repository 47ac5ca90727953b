package com.msaas.platform.backbone;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentConfirmed;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.Money;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The sample sender: counts a tenant's visits and tells of each in the same transaction. The count is the
/// event's place in the tenant's order, so that a reader can see what is missing or out of order.
final class Visits {
    private static final Instant AT = Instant.parse("2027-01-04T08:00:00Z");
    static final UUID DR_IONESCU = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private final TenantCollection counts;
    private final Transactions transactions;
    private final Outbox outbox;

    private Visits(Database database, Transactions transactions, Outbox outbox) {
        this.counts = database.tenantCollection(CollectionSpec.named("visit_counts"));
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /// An event that was committed, and its place in the tenant's order.
    record Told(UUID event, long place) {}

    /// The tenant's next visit, each an appointment of its own.
    Told next(TenantId tenant) {
        return TenantContext.call(
                tenant,
                () -> Actor.system("sample.visits")
                        .call(() -> transactions.inOne(() -> {
                            long place = counts.findOneAndUpdate(Filters.eq(tenant.value()), Updates.inc("count", 1L))
                                    .map(count -> count.getLong("count"))
                                    .orElseGet(() -> {
                                        counts.upsertOne(Filters.eq(tenant.value()), Updates.inc("count", 1L));
                                        return 1L;
                                    });
                            return new Told(outbox.publish(booked(Ids.next(), place)), place);
                        })));
    }

    /// A change of one appointment: version 1 books it, later ones confirm it.
    UUID change(TenantId tenant, UUID appointment, long version) {
        return TenantContext.call(
                tenant,
                () -> Actor.system("sample.visits")
                        .call(() -> transactions.inOne(() -> outbox.publish(
                                version == 1 ? booked(appointment, 1) : confirmed(appointment, version)))));
    }

    static AppointmentBooked booked(UUID appointment, long version) {
        return new AppointmentBooked(
                appointment,
                version,
                DR_IONESCU,
                DR_IONESCU,
                DR_IONESCU,
                null,
                AT,
                AT.plusSeconds(1800),
                Money.of("250.00", "RON"),
                AppointmentStatus.SCHEDULED,
                false,
                AT,
                AT);
    }

    static AppointmentConfirmed confirmed(UUID appointment, long version) {
        return new AppointmentConfirmed(
                appointment,
                version,
                DR_IONESCU,
                DR_IONESCU,
                DR_IONESCU,
                null,
                AT,
                AT.plusSeconds(1800),
                Money.of("250.00", "RON"),
                AppointmentStatus.CONFIRMED,
                AT);
    }

    @Configuration(proxyBeanMethods = false)
    static class Feature {
        @Bean
        Visits visits(Database database, Transactions transactions, Outbox outbox) {
            return new Visits(database, transactions, outbox);
        }
    }
}
