package com.msaas.scheduling.offering;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.scheduling.offering.Offering.Terms;
import com.msaas.scheduling.resource.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
final class Offerings {
    private static final Bson NOT_DELETED = eq("deleted_at", null);
    private static final Bson BY_NAME = Indexes.ascending("name", "_id");

    private final TenantCollection collection;

    Offerings(Database database) {
        collection = database.tenantCollection(
                CollectionSpec.named("services").index(Indexes.ascending("deleted_at", "name", "_id")));
    }

    Optional<Offering> find(OfferingId id) {
        return collection.findOne(and(eq(id.value()), NOT_DELETED)).map(Offerings::offering);
    }

    Optional<Offering> findEvenWithdrawn(OfferingId id) {
        return collection.byId(id.value()).map(Offerings::offering);
    }

    Page<Offering> list(PageRequest request) {
        return new Page<>(listed(request).list(Offerings::offering), request, collection.count(NOT_DELETED));
    }

    Find listed(PageRequest request) {
        return collection.find(NOT_DELETED).sort(BY_NAME).skip(request.skip()).limit(request.limit());
    }

    void add(Offering offering) {
        collection.insert(document(offering));
    }

    void replace(Offering offering) {
        collection.replaceOne(eq(offering.id().value()), document(offering));
    }

    private static Document document(Offering offering) {
        Terms terms = offering.terms();
        ResourceType required = terms.requiredResourceType();
        Instant deletedAt = offering.deletedAt();
        return new Document("_id", offering.id().value())
                .append("name", terms.name())
                .append("duration_minutes", terms.duration().toMinutes())
                .append("buffer_before_minutes", terms.bufferBefore().toMinutes())
                .append("buffer_after_minutes", terms.bufferAfter().toMinutes())
                .append("price_amount", new Decimal128(terms.price().amount()))
                .append("price_currency", terms.price().currency().getCurrencyCode())
                .append("required_resource_type", required == null ? null : required.name())
                .append("version", offering.version())
                .append("created_at", Date.from(offering.createdAt()))
                .append("deleted_at", deletedAt == null ? null : Date.from(deletedAt));
    }

    private static Offering offering(Document document) {
        String required = document.getString("required_resource_type");
        Terms terms = new Terms(
                document.getString("name"),
                Duration.ofMinutes(document.getLong("duration_minutes")),
                Duration.ofMinutes(document.getLong("buffer_before_minutes")),
                Duration.ofMinutes(document.getLong("buffer_after_minutes")),
                new Money(
                        document.get("price_amount", Decimal128.class).bigDecimalValue(),
                        Currency.getInstance(document.getString("price_currency"))),
                required == null ? null : ResourceType.valueOf(required));
        return new Offering(
                new OfferingId(document.get("_id", UUID.class)),
                terms,
                document.getLong("version"),
                document.getDate("created_at").toInstant(),
                instant(document.getDate("deleted_at")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
