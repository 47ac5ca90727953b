package com.msaas.comms.copies;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.inc;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Counts how many appointments were made for each patient, whatever became of them.
@Component
class BookingCounts implements Projection {
    private static final String NAME = "client-bookings";
    private static final String COUNT = "bookings";

    private final TenantCollection counts;

    BookingCounts(Database database) {
        counts = database.projectionCollection(NAME, CollectionSpec.named("client_bookings"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(AppointmentBooked.class, booked -> count(booked));
    }

    /// An appointment that was off and is on again is told as booked once more, in a later version: it is the
    /// same one.
    private void count(AppointmentBooked booked) {
        if (booked.version() == 1) {
            counts.upsertOne(eq(booked.clientId()), inc(COUNT, 1L));
        }
    }

    Map<UUID, Long> of(Collection<UUID> clients) {
        Map<UUID, Long> found = new HashMap<>();
        counts.find(in("_id", clients))
                .list()
                .forEach(document -> found.put(document.get("_id", UUID.class), document.getLong(COUNT)));
        return found;
    }
}
