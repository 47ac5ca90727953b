package com.msaas.analytics.counts;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.Indexes;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.time.QuarterHour;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/// The patients by the quarter of an hour in which their file was opened, each once.
@Repository
class NewClients {
    private static final String START = "start";
    private static final String ADDED = "added";

    private final TenantCollection known;
    private final TenantCollection quarters;

    NewClients(Database database) {
        known = database.projectionCollection(DayCounts.NAME, CollectionSpec.named("known_clients"));
        quarters = database.projectionCollection(
                DayCounts.NAME, CollectionSpec.named("client_quarters").index(Indexes.ascending(START)));
    }

    void add(UUID client, Instant opened) {
        if (known.byId(client).isPresent()) {
            return;
        }
        known.insert(new Document("_id", client));
        QuarterHour quarter = QuarterHour.of(opened);
        quarters.upsertOne(eq(quarter.key()), combine(setOnInsert(START, Date.from(quarter.start())), inc(ADDED, 1L)));
    }

    /// How many on each day on which there were any.
    Map<LocalDate, Long> byDay(Days days, ZoneId zone) {
        Map<LocalDate, Long> byDay = new TreeMap<>();
        quarters.find(and(gte(START, Date.from(days.start(zone))), lt(START, Date.from(days.end(zone)))))
                .list()
                .forEach(quarter -> byDay.merge(
                        LocalDate.ofInstant(quarter.getDate(START).toInstant(), zone),
                        quarter.getLong(ADDED),
                        Long::sum));
        return byDay;
    }
}
