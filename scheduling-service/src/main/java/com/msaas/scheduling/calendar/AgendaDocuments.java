package com.msaas.scheduling.calendar;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.Indexes;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.scheduling.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// One document for each provider or resource and UTC day, unique by both.
@Repository
final class AgendaDocuments {
    private static final String OWNER = "owner_id";
    private static final String DAY = "day";
    private static final String ENTRIES = "entries";
    private static final String LAST_ENTRY_THERE_MAY_BE = ENTRIES + "." + (DayAgenda.MOST_ENTRIES - 1);

    private final TenantCollection agendas;

    AgendaDocuments(Database database) {
        agendas = database.tenantCollection(CollectionSpec.named("agendas").unique(Indexes.ascending(OWNER, DAY)));
    }

    /// The agendas that are there already.
    List<DayAgenda> read(Collection<AgendaKey> keys) {
        Set<UUID> owners = keys.stream().map(AgendaKey::owner).collect(Collectors.toSet());
        Set<String> days = keys.stream().map(key -> key.day().toString()).collect(Collectors.toSet());
        return agendas.find(and(in(OWNER, owners), in(DAY, days))).list(AgendaDocuments::agenda).stream()
                .filter(agenda -> keys.contains(agenda.key()))
                .toList();
    }

    /// The agendas of all these owners for these days, both included.
    List<DayAgenda> read(Collection<UUID> owners, LocalDate from, LocalDate to) {
        return between(owners, from, to).list(AgendaDocuments::agenda);
    }

    Find between(Collection<UUID> owners, LocalDate from, LocalDate to) {
        return agendas.find(and(in(OWNER, new TreeSet<>(owners)), gte(DAY, from.toString()), lte(DAY, to.toString())));
    }

    /// Sees to it that the agenda is there. Outside of transactions: two that made it at once would end each
    /// other.
    void ensure(AgendaKey key) {
        try {
            agendas.upsertOne(
                    that(key),
                    combine(
                            setOnInsert("_id", Ids.next()),
                            setOnInsert("kind", key.kind().name()),
                            setOnInsert(ENTRIES, List.of())));
        } catch (RuntimeException e) {
            if (!MongoErrors.isDuplicateKey(e)) {
                throw e;
            }
            // somebody else was faster, which is as good
        }
    }

    /// Enters the busy time if nothing is in its way: the one condition that all of booking rests on.
    ///
    /// @return whether it was entered
    boolean enterIfFree(Claim claim) {
        TimeRange wanted = claim.busy().claimed();
        Bson nothingOverlaps =
                not(elemMatch(ENTRIES, and(lt("start", date(wanted.end())), gt("end", date(wanted.start())))));
        return agendas.updateOne(
                and(that(claim.agenda()), nothingOverlaps, exists(LAST_ENTRY_THERE_MAY_BE, false)),
                push(ENTRIES, document(claim.busy())));
    }

    /// Enters the busy time whatever it overlaps.
    ///
    /// @return whether there was room
    boolean enter(Claim claim) {
        return agendas.updateOne(
                and(that(claim.agenda()), exists(LAST_ENTRY_THERE_MAY_BE, false)),
                push(ENTRIES, document(claim.busy())));
    }

    /// Takes the appointment's entry out.
    void strike(AgendaKey key, UUID appointment) {
        agendas.updateOne(that(key), pull(ENTRIES, eq("appointment_id", appointment)));
    }

    private static Bson that(AgendaKey key) {
        return and(eq(OWNER, key.owner()), eq(DAY, key.day().toString()));
    }

    private static DayAgenda agenda(Document document) {
        AgendaKey key = new AgendaKey(
                AgendaKind.valueOf(document.getString("kind")),
                document.get(OWNER, UUID.class),
                LocalDate.parse(document.getString(DAY)));
        return new DayAgenda(
                key,
                document.getList(ENTRIES, Document.class).stream()
                        .map(AgendaDocuments::busyTime)
                        .toList());
    }

    private static BusyTime busyTime(Document entry) {
        return new BusyTime(
                entry.get("appointment_id", UUID.class),
                range(entry, "start", "end"),
                range(entry, "visit_start", "visit_end"),
                entry.getBoolean("overbooked", false));
    }

    private static Document document(BusyTime busy) {
        return new Document("appointment_id", busy.appointment())
                .append("start", date(busy.claimed().start()))
                .append("end", date(busy.claimed().end()))
                .append("visit_start", date(busy.visit().start()))
                .append("visit_end", date(busy.visit().end()))
                .append("overbooked", busy.overbooked());
    }

    private static TimeRange range(Document entry, String start, String end) {
        return new TimeRange(
                entry.getDate(start).toInstant(), entry.getDate(end).toInstant());
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
