package com.msaas.crm.statistics;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.Money;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts for each patient what happened to their appointments.
///
/// Each appointment is kept as it stood last, so that an event takes back what the appointment counted for
/// before it adds what it counts for now; one that is older than what is known changes nothing. Beside the
/// counts stands how many events went into them, old ones too: a number that an event taken in twice would
/// give away.
@Component
class AppointmentTotals implements Projection {
    private static final String NAME = "client-statistics";
    private static final String CLIENT = "client_id";
    private static final String START = "start_time";
    private static final String STATUS = "status";
    private static final String CURRENCY = "currency";

    private static final List<AppointmentStatus> STILL_STANDS =
            List.of(AppointmentStatus.SCHEDULED, AppointmentStatus.CONFIRMED, AppointmentStatus.CHECKED_IN);
    private static final List<AppointmentStatus> TAKES_PLACE = List.of(
            AppointmentStatus.SCHEDULED,
            AppointmentStatus.CONFIRMED,
            AppointmentStatus.CHECKED_IN,
            AppointmentStatus.IN_PROGRESS);

    private final TenantCollection appointments;
    private final TenantCollection totals;

    AppointmentTotals(Database database) {
        this.appointments = database.projectionCollection(
                NAME, CollectionSpec.named("client_appointments").index(Indexes.ascending(CLIENT, START)));
        this.totals = database.projectionCollection(
                NAME, CollectionSpec.named("client_totals").index(Indexes.ascending(CLIENT)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(AppointmentFact.class, this::take);
    }

    private void take(AppointmentFact fact) {
        Optional<Standing> before = appointments.byId(fact.appointmentId()).map(AppointmentTotals::standing);
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
    private void count(Standing standing, int times, long events) {
        totals.upsertOne(
                eq(standing.client() + "/" + standing.currency()),
                combine(
                        setOnInsert(CLIENT, standing.client()),
                        setOnInsert(CURRENCY, standing.currency()),
                        inc("appointments", times * standing.appointments()),
                        inc("completed", times * standing.completed()),
                        inc("no_shows", times * standing.noShows()),
                        inc("spent", times * standing.spent()),
                        inc("events", events)));
    }

    /// What these patients did until now; those who never had an appointment are left out.
    ///
    /// @param currency in which it is told what they spent
    Map<UUID, Statistics> of(Collection<UUID> clients, String currency, Instant now) {
        Map<UUID, Document> moments = moments(clients, now);
        Map<UUID, Statistics> statistics = new HashMap<>();
        sums(clients, currency).forEach((client, sum) -> {
            Document moment = moments.getOrDefault(client, new Document());
            statistics.put(
                    client,
                    new Statistics(
                            sum.appointments,
                            sum.completed,
                            sum.noShows,
                            Money.ofMinorUnits(sum.spent, currency),
                            instant(moment.getDate("last")),
                            instant(moment.getDate("next"))));
        });
        return statistics;
    }

    private Map<UUID, Sums> sums(Collection<UUID> clients, String currency) {
        Map<UUID, Sums> sums = new HashMap<>();
        totals.find(in(CLIENT, clients))
                .list()
                .forEach(total -> sums.merge(total.get(CLIENT, UUID.class), Sums.of(total, currency), Sums::plus));
        return sums;
    }

    /// When each patient was here last and comes next.
    private Map<UUID, Document> moments(Collection<UUID> clients, Instant now) {
        Document takenPlace = new Document(
                "$or",
                List.of(
                        equal("$" + STATUS, word(AppointmentStatus.COMPLETED)),
                        new Document("$and", List.of(isOneOf(TAKES_PLACE), compare("$lt", now)))));
        Document ahead = new Document("$and", List.of(isOneOf(STILL_STANDS), compare("$gte", now)));
        List<Bson> stages = List.of(
                Aggregates.match(in(CLIENT, clients)),
                Aggregates.group(
                        "$" + CLIENT,
                        Accumulators.max("last", startWhere(takenPlace)),
                        Accumulators.min("next", startWhere(ahead))));
        Map<UUID, Document> moments = new HashMap<>();
        appointments.aggregate(stages).forEach(moment -> moments.put(moment.get("_id", UUID.class), moment));
        return moments;
    }

    private static Document startWhere(Document condition) {
        Document choice =
                new Document("if", condition).append("then", "$" + START).append("else", null);
        return new Document("$cond", choice);
    }

    private static Document isOneOf(List<AppointmentStatus> statuses) {
        return new Document(
                "$in",
                List.of(
                        "$" + STATUS,
                        statuses.stream().map(AppointmentTotals::word).toList()));
    }

    private static Document compare(String how, Instant now) {
        return new Document(how, List.of("$" + START, Date.from(now)));
    }

    private static Document equal(String left, String right) {
        return new Document("$eq", List.of(left, right));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static Document document(Standing standing) {
        return new Document("_id", standing.appointment())
                .append("version", standing.version())
                .append(CLIENT, standing.client())
                .append(STATUS, word(standing.status()))
                .append(START, Date.from(standing.startTime()))
                .append(CURRENCY, standing.currency())
                .append("minor_units", standing.minorUnits());
    }

    private static Standing standing(Document document) {
        return new Standing(
                document.get("_id", UUID.class),
                document.getLong("version"),
                document.get(CLIENT, UUID.class),
                AppointmentStatus.valueOf(document.getString(STATUS).toUpperCase(Locale.ROOT)),
                document.getDate(START).toInstant(),
                document.getString(CURRENCY),
                document.getLong("minor_units"));
    }

    private static String word(AppointmentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /// A patient's counts over all currencies, and what they spent in one.
    private record Sums(long appointments, long completed, long noShows, long spent) {

        static Sums of(Document total, String currency) {
            return new Sums(
                    total.getLong("appointments"),
                    total.getLong("completed"),
                    total.getLong("no_shows"),
                    total.getString(CURRENCY).equals(currency) ? total.getLong("spent") : 0);
        }

        Sums plus(Sums other) {
            return new Sums(
                    appointments + other.appointments,
                    completed + other.completed,
                    noShows + other.noShows,
                    spent + other.spent);
        }
    }
}
