package com.msaas.billing.usage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.ClientAdded;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.time.QuarterHour;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Counts what was created, by the quarter of an hour in which it was.
///
/// An appointment counts once it is made, whatever becomes of it.
@Component
class UsageCounts implements Projection {
    private static final String NAME = "usage";
    private static final String AT = "at";
    private static final String APPOINTMENTS = "appointments_created";
    private static final String CLIENTS = "clients_created";

    private final TenantCollection quarters;

    UsageCounts(Database database) {
        quarters = database.projectionCollection(
                NAME, CollectionSpec.named("usage_quarters").index(Indexes.ascending(AT)));
    }

    /// What was created in a month.
    record Usage(long appointmentsCreated, long clientsCreated) {
        Usage plus(Usage other) {
            return new Usage(appointmentsCreated + other.appointmentsCreated, clientsCreated + other.clientsCreated);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(AppointmentBooked.class, booked -> count(booked));
        on.on(ClientAdded.class, added -> count(added.createdAt(), new Usage(0, 1)));
    }

    /// An appointment that was off and is on again is told as booked once more, in a later version: it was
    /// made once.
    private void count(AppointmentBooked booked) {
        if (booked.version() == 1) {
            count(booked.createdAt(), new Usage(1, 0));
        }
    }

    /// Both numbers are written each time, so that a document looks the same whichever event was first.
    private void count(Instant createdAt, Usage more) {
        QuarterHour quarter = QuarterHour.of(createdAt);
        quarters.upsertOne(
                eq(quarter.key()),
                combine(
                        setOnInsert(AT, Date.from(quarter.start())),
                        inc(APPOINTMENTS, more.appointmentsCreated),
                        inc(CLIENTS, more.clientsCreated)));
    }

    /// What the bound clinic created in a month of this zone.
    Usage in(YearMonth month, ZoneId zone) {
        return query(month, zone)
                .list(quarter -> new Usage(quarter.getLong(APPOINTMENTS), quarter.getLong(CLIENTS)))
                .stream()
                .reduce(new Usage(0, 0), Usage::plus);
    }

    Find query(YearMonth month, ZoneId zone) {
        Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return quarters.find(and(gte(AT, Date.from(from)), lt(AT, Date.from(until))))
                .fields(new Document(APPOINTMENTS, 1).append(CLIENTS, 1));
    }
}
