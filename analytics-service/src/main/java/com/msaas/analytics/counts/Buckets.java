package com.msaas.analytics.counts;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.msaas.analytics.counts.Changes.Change;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// The counts themselves: a document for each bucket in which an appointment has ever stood. Beside its
/// numbers stands how many events went into it, old ones too: a number that an event taken in twice would
/// give away.
@Repository
class Buckets {
    private static final String START = "start";
    private static final String SLOT = "slot";
    private static final String WHOSE = "whose";
    private static final String OWNER = "owner_id";
    private static final String SPAN = "span";
    private static final String BEGIN = "begin";
    private static final String CURRENCY = "currency";

    /// All numbers are written each time, so that a document looks the same whichever event was first.
    private static final Map<String, ToLongFunction<Counts>> NUMBERS = new TreeMap<>(Map.of(
            "booked", Counts::booked,
            "completed", Counts::completed,
            "cancelled", Counts::cancelled,
            "no_show", Counts::noShow,
            "first_visits", Counts::firstVisits,
            "booked_minutes", Counts::bookedMinutes,
            "revenue", Counts::revenue,
            "forecast", Counts::forecast));

    private final TenantCollection quarters;
    private final TenantCollection totals;

    Buckets(Database database) {
        quarters = database.projectionCollection(
                DayCounts.NAME, CollectionSpec.named("appointment_quarters").index(Indexes.ascending(SLOT, START)));
        totals = database.projectionCollection(
                DayCounts.NAME,
                CollectionSpec.named("appointment_totals").index(Indexes.ascending(WHOSE, SPAN, BEGIN)));
    }

    /// What is counted of something in one currency.
    record Counted<T>(T of, String currency, Counts counts) {}

    void apply(Bucket bucket, Change change) {
        List<Bson> updates = new ArrayList<>();
        NUMBERS.forEach((name, number) -> updates.add(inc(name, number.applyAsLong(change.counts()))));
        updates.add(inc("events", change.events()));
        updates.add(setOnInsert(CURRENCY, bucket.currency()));
        switch (bucket) {
            case Bucket.Quarter quarter -> {
                updates.add(setOnInsert(START, Date.from(quarter.quarter().start())));
                updates.add(setOnInsert(SLOT, quarter.slot()));
                quarters.upsertOne(eq(quarter.key()), Updates.combine(updates));
            }
            case Bucket.Total total -> {
                updates.add(setOnInsert(WHOSE, total.whose().storedName()));
                updates.add(setOnInsert(OWNER, total.owner()));
                updates.add(setOnInsert(SPAN, total.span().storedName()));
                updates.add(setOnInsert(BEGIN, midnight(total.begin())));
                totals.upsertOne(eq(total.key()), Updates.combine(updates));
            }
        }
    }

    /// The clinic's days of UTC, from one until before another.
    List<Counted<LocalDate>> clinicDays(LocalDate from, LocalDate until) {
        return totals.find(totalsOf(Whose.CLINIC, Span.DAY, from, until))
                .list(document -> new Counted<>(
                        LocalDate.ofInstant(document.getDate(BEGIN).toInstant(), ZoneOffset.UTC),
                        document.getString(CURRENCY),
                        counts(document)));
    }

    /// The quarters of a stretch that belong to another day there than in UTC.
    List<Counted<Instant>> quartersAstray(Stretch stretch) {
        return quarters.find(and(
                        gte(SLOT, stretch.firstAstray()),
                        lt(SLOT, stretch.endAstray()),
                        gte(START, Date.from(stretch.from())),
                        lt(START, Date.from(stretch.until()))))
                .list(document -> new Counted<>(
                        document.getDate(START).toInstant(), document.getString(CURRENCY), counts(document)));
    }

    /// What is counted for each owner in the days or months of UTC that begin from one day until before
    /// another.
    List<Counted<UUID>> sums(Whose whose, Span span, LocalDate from, LocalDate until) {
        List<BsonField> sums =
                NUMBERS.keySet().stream().map(name -> sum(name, "$" + name)).toList();
        return totals
                .aggregate(List.of(
                        match(totalsOf(whose, span, from, until)),
                        group(new Document(OWNER, "$" + OWNER).append(CURRENCY, "$" + CURRENCY), sums)))
                .stream()
                .map(document -> {
                    Document of = document.get("_id", Document.class);
                    return new Counted<>(of.get(OWNER, UUID.class), of.getString(CURRENCY), counts(document));
                })
                .toList();
    }

    private static Bson totalsOf(Whose whose, Span span, LocalDate from, LocalDate until) {
        return and(
                eq(WHOSE, whose.storedName()),
                eq(SPAN, span.storedName()),
                gte(BEGIN, midnight(from)),
                lt(BEGIN, midnight(until)));
    }

    private static Counts counts(Document document) {
        return new Counts(
                document.getLong("booked"),
                document.getLong("completed"),
                document.getLong("cancelled"),
                document.getLong("no_show"),
                document.getLong("first_visits"),
                document.getLong("booked_minutes"),
                document.getLong("revenue"),
                document.getLong("forecast"));
    }

    private static Date midnight(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
