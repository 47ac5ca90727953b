package com.msaas.analytics.counts;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// Each appointment as it stood last.
@Repository
class Standings {
    private static final String STATUS = "status";
    private static final String CLIENT = "client_id";
    private static final String START = "start_time";
    private static final String FIRST_VISIT = "first_visit";
    private static final Bson COMPLETED = eq(STATUS, "completed");

    private final TenantCollection appointments;

    Standings(Database database) {
        appointments = database.projectionCollection(
                DayCounts.NAME,
                CollectionSpec.named("appointments")
                        .index(Indexes.ascending(START))
                        .index(
                                Indexes.ascending(CLIENT, START, "_id"),
                                new IndexOptions().partialFilterExpression(COMPLETED)));
    }

    Optional<Standing> find(UUID appointment) {
        return appointments.byId(appointment).map(Standings::standing);
    }

    void keep(Standing standing) {
        appointments.upsertDocument(eq(standing.appointment()), document(standing));
    }

    /// The patient's two earliest completed appointments. Of two that begin together, always the same comes
    /// first.
    List<Standing> earliestCompleted(UUID client) {
        return appointments
                .find(and(eq(CLIENT, client), COMPLETED))
                .sort(Sorts.ascending(START, "_id"))
                .limit(2)
                .list(Standings::standing);
    }

    /// The appointments that begin in this time: for a few hours, not for more.
    List<Standing> between(Instant from, Instant until) {
        return appointments
                .find(and(gte(START, Date.from(from)), lt(START, Date.from(until))))
                .list(Standings::standing);
    }

    private static Document document(Standing standing) {
        return new Document("_id", standing.appointment())
                .append("version", standing.version())
                .append(STATUS, standing.status().name().toLowerCase(Locale.ROOT))
                .append(CLIENT, standing.client())
                .append("provider_id", standing.provider())
                .append("service_id", standing.service())
                .append(START, Date.from(standing.startTime()))
                .append("minutes", standing.minutes())
                .append("currency", standing.currency())
                .append("minor_units", standing.minorUnits())
                .append(FIRST_VISIT, standing.firstVisit());
    }

    private static Standing standing(Document document) {
        return new Standing(
                document.get("_id", UUID.class),
                document.getLong("version"),
                AppointmentStatus.valueOf(document.getString(STATUS).toUpperCase(Locale.ROOT)),
                document.get(CLIENT, UUID.class),
                document.get("provider_id", UUID.class),
                document.get("service_id", UUID.class),
                document.getDate(START).toInstant(),
                document.getLong("minutes"),
                document.getString("currency"),
                document.getLong("minor_units"),
                document.getBoolean(FIRST_VISIT));
    }
}
