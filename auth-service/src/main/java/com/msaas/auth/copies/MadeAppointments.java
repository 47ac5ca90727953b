package com.msaas.auth.copies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.AppointmentBooked;
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
import org.springframework.stereotype.Component;

/// Counts a clinic's appointments by the quarter of an hour in which each was made, whatever becomes of it.
@Component
class MadeAppointments implements Projection {
    private static final String NAME = "made-appointments";
    private static final String AT = "at";
    private static final String MADE = "made";

    private final TenantCollection quarters;

    MadeAppointments(Database database) {
        quarters = database.projectionCollection(
                NAME, CollectionSpec.named("made_appointments").index(Indexes.ascending(AT)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(AppointmentBooked.class, this::count);
    }

    /// One that was off and is on again is told as booked once more, in a later version: it was made once.
    private void count(AppointmentBooked booked) {
        if (booked.version() == 1) {
            QuarterHour quarter = QuarterHour.of(booked.createdAt());
            quarters.upsertOne(eq(quarter.key()), combine(setOnInsert(AT, Date.from(quarter.start())), inc(MADE, 1L)));
        }
    }

    /// How many the bound clinic made in a month of this zone.
    long in(YearMonth month, ZoneId zone) {
        return query(month, zone).list(quarter -> quarter.getLong(MADE)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    Find query(YearMonth month, ZoneId zone) {
        Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return quarters.find(and(gte(AT, Date.from(from)), lt(AT, Date.from(until))));
    }
}
