package com.msaas.scheduling.appointment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Indexes;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.scheduling.appointment.Cancellation.CancelledBy;
import com.msaas.scheduling.copies.ClientId;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.Money;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import com.msaas.scheduling.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
final class Appointments {
    private static final Bson BY_START = Indexes.ascending("start_time", "_id");

    private final TenantCollection collection;

    Appointments(Database database) {
        collection = database.tenantCollection(CollectionSpec.named("appointments")
                .index(Indexes.ascending("deleted_at", "start_time", "_id"))
                .index(Indexes.ascending("provider_id", "deleted_at", "start_time", "_id"))
                .index(Indexes.ascending("client_id", "deleted_at", "start_time", "_id"))
                .index(Indexes.ascending("resource_id", "deleted_at", "start_time", "_id"))
                .index(Indexes.ascending("location_id", "deleted_at", "start_time", "_id"))
                .index(Indexes.ascending("status", "deleted_at", "start_time", "_id"))
                .index(Indexes.ascending("created_at")));
    }

    Optional<Appointment> find(AppointmentId id) {
        return collection.byId(id.value()).map(Appointments::appointment);
    }

    Page<Appointment> list(AppointmentFilter filter, PageRequest page) {
        return new Page<>(listed(filter, page).list(Appointments::appointment), page, collection.count(bson(filter)));
    }

    Find listed(AppointmentFilter filter, PageRequest page) {
        return collection.find(bson(filter)).sort(BY_START).skip(page.skip()).limit(page.limit());
    }

    /// How many were made in this time, called off or not.
    long createdBetween(Instant start, Instant end) {
        return collection.count(created(start, end));
    }

    static Bson created(Instant start, Instant end) {
        return and(gte("created_at", Date.from(start)), lt("created_at", Date.from(end)));
    }

    void add(Appointment appointment) {
        collection.insert(document(appointment));
    }

    /// @return whether it still had the version that was read
    boolean replace(Appointment appointment, long readVersion) {
        return collection.replaceOne(
                and(eq(appointment.id().value()), eq("version", readVersion)), document(appointment));
    }

    private static Bson bson(AppointmentFilter filter) {
        List<Bson> all = new ArrayList<>();
        filter.provider().ifPresent(provider -> all.add(eq("provider_id", provider.value())));
        filter.client().ifPresent(client -> all.add(eq("client_id", client.value())));
        filter.resource().ifPresent(resource -> all.add(eq("resource_id", resource.value())));
        filter.location().ifPresent(location -> all.add(eq("location_id", location.value())));
        filter.status().ifPresent(status -> all.add(eq("status", status.name())));
        all.add(eq("deleted_at", null));
        filter.end().ifPresent(end -> all.add(lt("start_time", Date.from(end))));
        filter.start().ifPresent(start -> {
            // an appointment that is still going on then began at most so long before
            all.add(gte("start_time", Date.from(start.minus(VisitTime.LONGEST))));
            all.add(gt("end_time", Date.from(start)));
        });
        return and(all);
    }

    private static Document document(Appointment appointment) {
        AppointmentRecord record = appointment.record();
        Document document = new Document("_id", record.id().value())
                .append("client_id", record.client().value())
                .append("service_id", record.offering().value())
                .append("status", record.status().name())
                .append("price_amount", new Decimal128(record.price().amount()))
                .append("price_currency", record.price().currency().getCurrencyCode())
                .append("notes", record.notes())
                .append("overbooking", overbooking(record.overbooking()))
                .append("cancellation", cancellation(record.cancellation()))
                .append(
                        "history",
                        record.history().stream().map(Appointments::relocation).toList())
                .append("version", record.version())
                .append("created_at", Date.from(record.createdAt()))
                .append("deleted_at", date(record.deletedAt()));
        document.putAll(placement(record.placement()));
        return document;
    }

    private static Appointment appointment(Document document) {
        return new Appointment(new AppointmentRecord(
                new AppointmentId(document.get("_id", UUID.class)),
                new ClientId(document.get("client_id", UUID.class)),
                new OfferingId(document.get("service_id", UUID.class)),
                new Money(
                        document.get("price_amount", Decimal128.class).bigDecimalValue(),
                        Currency.getInstance(document.getString("price_currency"))),
                readPlacement(document),
                AppointmentStatus.valueOf(document.getString("status")),
                document.getString("notes"),
                readOverbooking(document.get("overbooking", Document.class)),
                readCancellation(document.get("cancellation", Document.class)),
                document.getList("history", Document.class).stream()
                        .map(Appointments::readRelocation)
                        .toList(),
                document.getLong("version"),
                document.getDate("created_at").toInstant(),
                instant(document.getDate("deleted_at"))));
    }

    private static Document placement(Placement placement) {
        ResourceId resource = placement.resource();
        return new Document("provider_id", placement.provider().value())
                .append("resource_id", resource == null ? null : resource.value())
                .append("location_id", placement.location().value())
                .append("start_time", Date.from(placement.visit().start()))
                .append("end_time", Date.from(placement.visit().end()))
                .append("buffer_before_minutes", placement.bufferBefore().toMinutes())
                .append("buffer_after_minutes", placement.bufferAfter().toMinutes());
    }

    private static Placement readPlacement(Document document) {
        UUID resource = document.get("resource_id", UUID.class);
        return new Placement(
                new ProviderId(document.get("provider_id", UUID.class)),
                resource == null ? null : new ResourceId(resource),
                new TimeRange(
                        document.getDate("start_time").toInstant(),
                        document.getDate("end_time").toInstant()),
                Duration.ofMinutes(document.getLong("buffer_before_minutes")),
                Duration.ofMinutes(document.getLong("buffer_after_minutes")),
                new LocationId(document.get("location_id", UUID.class)));
    }

    private static Document relocation(Relocation relocation) {
        return placement(relocation.from()).append("by", relocation.by()).append("at", Date.from(relocation.at()));
    }

    private static Relocation readRelocation(Document document) {
        return new Relocation(
                readPlacement(document),
                document.get("by", UUID.class),
                document.getDate("at").toInstant());
    }

    private static @Nullable Document overbooking(@Nullable Overbooking overbooking) {
        return overbooking == null ? null : new Document("reason", overbooking.reason()).append("by", overbooking.by());
    }

    private static @Nullable Overbooking readOverbooking(@Nullable Document document) {
        return document == null ? null : new Overbooking(document.getString("reason"), document.get("by", UUID.class));
    }

    private static @Nullable Document cancellation(@Nullable Cancellation cancellation) {
        return cancellation == null
                ? null
                : new Document("reason", cancellation.reason())
                        .append("by", cancellation.by().name())
                        .append("user", cancellation.user())
                        .append("at", Date.from(cancellation.at()));
    }

    private static @Nullable Cancellation readCancellation(@Nullable Document document) {
        return document == null
                ? null
                : new Cancellation(
                        document.getString("reason"),
                        CancelledBy.valueOf(document.getString("by")),
                        document.get("user", UUID.class),
                        document.getDate("at").toInstant());
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
