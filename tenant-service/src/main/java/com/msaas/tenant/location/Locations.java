package com.msaas.tenant.location;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.client.model.Sorts;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.tenant.clinic.Day;
import com.msaas.tenant.clinic.OpenSpan;
import com.msaas.tenant.clinic.WeeklyHours;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/// Where locations are kept, one document each.
@Repository
class Locations {
    private static final String OPENED_AT = "opened_at";
    private static final String VERSION = "version";

    private final TenantCollection locations;

    Locations(Database database) {
        this.locations =
                database.tenantCollection(CollectionSpec.named("locations").index(Sorts.ascending(OPENED_AT, "_id")));
    }

    void add(Location location) {
        locations.insert(document(location));
    }

    /// Puts the location in the place of its earlier version.
    ///
    /// @return false when that is not the current one any more
    boolean replace(Location before, Location after) {
        return locations.replaceOne(and(eq(before.id().value()), eq(VERSION, before.version())), document(after));
    }

    void remove(LocationId id) {
        locations.deleteOne(eq(id.value()));
    }

    /// Whether another location stays, which is marked. Who removes that one at the same moment writes the same
    /// document, so that one of the two starts over and sees what the other has left.
    ///
    /// @throws IllegalStateException outside of a transaction
    boolean anotherStays(LocationId id) {
        Transactions.demand();
        return locations.updateOne(ne("_id", id.value()), inc("stays", 1L));
    }

    /// @throws RefusedException when the bound clinic has no such location
    Location demand(LocationId id) {
        return locations
                .byId(id.value())
                .map(Locations::location)
                .orElseThrow(() -> new RefusedException(CommonRefusal.notFound("location")));
    }

    /// The oldest first.
    Page<Location> list(PageRequest request) {
        return new Page<>(
                query().skip(request.skip()).limit(request.limit()).list(Locations::location),
                request,
                locations.count(empty()));
    }

    Find query() {
        return locations.find().sort(Sorts.ascending(OPENED_AT, "_id"));
    }

    private static Document document(Location location) {
        ZoneId ownTimezone = location.ownTimezone();
        WeeklyHours ownHours = location.ownHours();
        return new Document("_id", location.id().value())
                .append(VERSION, location.version())
                .append("name", location.name())
                .append("address", location.address())
                .append("timezone", ownTimezone == null ? null : ownTimezone.getId())
                .append("opening_hours", ownHours == null ? null : spans(ownHours))
                .append(OPENED_AT, Date.from(location.openedAt()));
    }

    private static List<Document> spans(WeeklyHours hours) {
        return hours.spans().stream()
                .map(span -> new Document("day", span.day().name())
                        .append("start", span.start().toString())
                        .append("end", span.end().toString()))
                .toList();
    }

    private static Location location(Document stored) {
        String ownTimezone = stored.getString("timezone");
        List<Document> ownSpans = stored.getList("opening_hours", Document.class);
        return new Location(
                new LocationId(stored.get("_id", UUID.class)),
                stored.getLong(VERSION),
                stored.getString("name"),
                stored.getString("address"),
                ownTimezone == null ? null : ZoneId.of(ownTimezone),
                ownSpans == null ? null : hours(ownSpans),
                stored.getDate(OPENED_AT).toInstant());
    }

    private static WeeklyHours hours(List<Document> spans) {
        return new WeeklyHours(spans.stream()
                .map(span -> new OpenSpan(
                        Day.valueOf(span.getString("day")),
                        LocalTime.parse(span.getString("start")),
                        LocalTime.parse(span.getString("end"))))
                .toList());
    }
}
