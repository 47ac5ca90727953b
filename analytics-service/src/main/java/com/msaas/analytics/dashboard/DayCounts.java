package com.msaas.analytics.dashboard;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.msaas.contracts.AppointmentStatus.CANCELLED;
import static com.msaas.contracts.AppointmentStatus.COMPLETED;
import static com.msaas.contracts.AppointmentStatus.NO_SHOW;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.ClientAdded;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.time.QuarterHour;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Counts the appointments by the quarter of an hour in which they begin, and the new patients by the one in
/// which they were added.
///
/// Each appointment is kept as it stood last, so that an event takes back what the appointment counted for
/// before it adds what it counts for now; one that is older than what is known changes nothing. Beside the
/// counts stands how many events went into them, old ones too: a number that an event taken in twice would
/// give away.
@Component
class DayCounts implements Projection {
    private static final String NAME = "day-counts";
    private static final String START = "start";
    private static final String CURRENCY = "currency";

    private final TenantCollection appointments;
    private final TenantCollection appointmentQuarters;
    private final TenantCollection clientQuarters;

    DayCounts(Database database) {
        appointments = database.projectionCollection(NAME, CollectionSpec.named("appointments"));
        appointmentQuarters = database.projectionCollection(
                NAME, CollectionSpec.named("appointment_quarters").index(Indexes.ascending(START)));
        clientQuarters = database.projectionCollection(
                NAME, CollectionSpec.named("client_quarters").index(Indexes.ascending(START)));
    }

    /// What is counted for a quarter in one currency.
    record AppointmentsOf(Instant quarter, String currency, Counts counts) {}

    /// What is counted for a quarter.
    record ClientsOf(Instant quarter, long added) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(AppointmentFact.class, this::take);
        on.on(ClientAdded.class, added -> count(QuarterHour.of(added.createdAt())));
    }

    private void take(AppointmentFact fact) {
        Optional<Standing> before = appointments.byId(fact.appointmentId()).map(DayCounts::standing);
        Standing now = Standing.after(fact);
        count(now, 0, 1);
        if (before.isPresent() && before.get().version() >= now.version()) {
            return;
        }
        before.ifPresent(was -> count(was, -1, 0));
        count(now, 1, 0);
        appointments.upsertDocument(eq(now.appointment()), document(now));
    }

    /// All numbers are written each time, so that a document looks the same whichever event was first.
    private void count(Standing standing, long times, long events) {
        QuarterHour quarter = QuarterHour.of(standing.startTime());
        boolean completed = standing.is(COMPLETED);
        appointmentQuarters.upsertOne(
                eq(quarter.key() + "/" + standing.currency()),
                combine(
                        setOnInsert(START, Date.from(quarter.start())),
                        setOnInsert(CURRENCY, standing.currency()),
                        inc("booked", times),
                        inc("completed", completed ? times : 0L),
                        inc("cancelled", standing.is(CANCELLED) ? times : 0L),
                        inc("no_show", standing.is(NO_SHOW) ? times : 0L),
                        inc("revenue", completed ? times * standing.minorUnits() : 0L),
                        inc("events", events)));
    }

    private void count(QuarterHour quarter) {
        clientQuarters.upsertOne(
                eq(quarter.key()), combine(setOnInsert(START, Date.from(quarter.start())), inc("added", 1L)));
    }

    /// The appointments of the bound clinic that begin in this time.
    List<AppointmentsOf> appointments(Instant from, Instant until) {
        return appointmentQuery(from, until)
                .list(document -> new AppointmentsOf(
                        document.getDate(START).toInstant(),
                        document.getString(CURRENCY),
                        new Counts(
                                document.getLong("booked"),
                                document.getLong("completed"),
                                document.getLong("cancelled"),
                                document.getLong("no_show"),
                                document.getLong("revenue"))));
    }

    /// The patients of the bound clinic that were added in this time.
    List<ClientsOf> clients(Instant from, Instant until) {
        return clientQuery(from, until)
                .list(document -> new ClientsOf(document.getDate(START).toInstant(), document.getLong("added")));
    }

    Find appointmentQuery(Instant from, Instant until) {
        return appointmentQuarters.find(between(from, until));
    }

    Find clientQuery(Instant from, Instant until) {
        return clientQuarters.find(between(from, until));
    }

    private static Bson between(Instant from, Instant until) {
        return and(gte(START, Date.from(from)), lt(START, Date.from(until)));
    }

    private static Document document(Standing standing) {
        return new Document("_id", standing.appointment())
                .append("version", standing.version())
                .append("status", standing.status().name().toLowerCase(Locale.ROOT))
                .append("start_time", Date.from(standing.startTime()))
                .append(CURRENCY, standing.currency())
                .append("minor_units", standing.minorUnits());
    }

    private static Standing standing(Document document) {
        return new Standing(
                document.get("_id", UUID.class),
                document.getLong("version"),
                AppointmentStatus.valueOf(document.getString("status").toUpperCase(Locale.ROOT)),
                document.getDate("start_time").toInstant(),
                document.getString(CURRENCY),
                document.getLong("minor_units"));
    }
}
