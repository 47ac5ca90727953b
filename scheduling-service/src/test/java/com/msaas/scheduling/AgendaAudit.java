package com.msaas.scheduling;

import com.mongodb.client.model.Filters;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;

/// Compares what stands in the agendas with what the live appointments take, entry by entry: nothing is to be
/// missing, and no time is to be lost to an appointment that is gone.
public final class AgendaAudit {
    private AgendaAudit() {}

    /// One appointment in one agenda.
    public record Entry(UUID owner, String day, UUID appointment, Instant start, Instant end) {}

    /// What stands in the agendas.
    public static Set<Entry> written(String database, TenantId clinic) {
        return all(database, "agendas", clinic)
                .flatMap(agenda -> agenda.getList("entries", Document.class).stream()
                        .map(entry -> new Entry(
                                agenda.get("owner_id", UUID.class),
                                agenda.getString("day"),
                                entry.get("appointment_id", UUID.class),
                                entry.getDate("start").toInstant(),
                                entry.getDate("end").toInstant())))
                .collect(HashSet::new, Set::add, Set::addAll);
    }

    /// What should stand there, as the appointments say.
    public static Set<Entry> due(String database, TenantId clinic) {
        return all(database, "appointments", clinic)
                .filter(visit -> visit.get("deleted_at") == null)
                .filter(visit -> !Set.of("CANCELLED", "NO_SHOW").contains(visit.getString("status")))
                .map(AgendaAudit::entries)
                .flatMap(Collection::stream)
                .collect(HashSet::new, Set::add, Set::addAll);
    }

    private static Set<Entry> entries(Document visit) {
        Instant start = visit.getDate("start_time").toInstant().minus(minutes(visit.getLong("buffer_before_minutes")));
        Instant end = visit.getDate("end_time").toInstant().plus(minutes(visit.getLong("buffer_after_minutes")));
        Set<Entry> entries = new HashSet<>();
        Stream.of("provider_id", "resource_id")
                .map(owner -> visit.get(owner, UUID.class))
                .filter(Objects::nonNull)
                .forEach(owner -> day(start)
                        .datesUntil(day(end.minusMillis(1)).plusDays(1))
                        .forEach(day -> entries.add(
                                new Entry(owner, day.toString(), visit.get("_id", UUID.class), start, end))));
        return entries;
    }

    private static Stream<Document> all(String database, String collection, TenantId clinic) {
        return RealParts.database(database)
                .getCollection(collection)
                .find(Filters.eq("tenant_id", clinic.value()))
                .into(new ArrayList<>())
                .stream();
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
