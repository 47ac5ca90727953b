package com.msaas.scheduling.provider;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.provider.Provider.Profile;
import com.msaas.scheduling.time.DayHours;
import com.msaas.scheduling.time.Weekday;
import com.msaas.scheduling.time.WeeklyHours;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
final class Providers {
    private static final Bson NOT_DELETED = eq("deleted_at", null);
    private static final Bson BY_NAME = Indexes.ascending("name", "_id");

    private final TenantCollection collection;

    Providers(Database database) {
        collection = database.tenantCollection(
                CollectionSpec.named("providers").index(Indexes.ascending("deleted_at", "name", "_id")));
    }

    Optional<Provider> find(ProviderId id) {
        return collection.findOne(and(eq(id.value()), NOT_DELETED)).map(Providers::provider);
    }

    List<Provider> all() {
        return collection.find(NOT_DELETED).sort(BY_NAME).list(Providers::provider);
    }

    Page<Provider> list(PageRequest request) {
        return new Page<>(listed(request).list(Providers::provider), request, collection.count(NOT_DELETED));
    }

    Find listed(PageRequest request) {
        return collection.find(NOT_DELETED).sort(BY_NAME).skip(request.skip()).limit(request.limit());
    }

    void add(Provider provider) {
        collection.insert(document(provider));
    }

    void replace(Provider provider) {
        collection.replaceOne(eq(provider.id().value()), document(provider));
    }

    private static Document document(Provider provider) {
        Profile profile = provider.profile();
        Instant deletedAt = provider.deletedAt();
        return new Document("_id", provider.id().value())
                .append("name", profile.name())
                .append("type", profile.type().name())
                .append(
                        "weekly_hours",
                        profile.weeklyHours().days().stream()
                                .map(Providers::document)
                                .toList())
                .append(
                        "service_ids",
                        profile.offerings().stream()
                                .map(OfferingId::value)
                                .sorted()
                                .toList())
                .append("location_id", profile.location().value())
                .append("color", profile.color())
                .append("version", provider.version())
                .append("created_at", Date.from(provider.createdAt()))
                .append("deleted_at", deletedAt == null ? null : Date.from(deletedAt));
    }

    private static Document document(DayHours hours) {
        return new Document("day", hours.day().name())
                .append("start", hours.start().toString())
                .append("end", hours.end().toString());
    }

    private static Provider provider(Document document) {
        Profile profile = new Profile(
                document.getString("name"),
                ProviderType.valueOf(document.getString("type")),
                new WeeklyHours(document.getList("weekly_hours", Document.class).stream()
                        .map(Providers::dayHours)
                        .toList()),
                offerings(document),
                new LocationId(document.get("location_id", UUID.class)),
                document.getString("color"));
        return new Provider(
                new ProviderId(document.get("_id", UUID.class)),
                profile,
                document.getLong("version"),
                document.getDate("created_at").toInstant(),
                instant(document.getDate("deleted_at")));
    }

    private static DayHours dayHours(Document hours) {
        return new DayHours(
                Weekday.valueOf(hours.getString("day")),
                LocalTime.parse(hours.getString("start")),
                LocalTime.parse(hours.getString("end")));
    }

    private static Set<OfferingId> offerings(Document document) {
        return document.getList("service_ids", UUID.class).stream()
                .map(OfferingId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
