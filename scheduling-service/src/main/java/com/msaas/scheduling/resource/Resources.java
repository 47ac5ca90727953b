package com.msaas.scheduling.resource;

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
import com.msaas.scheduling.resource.Resource.Description;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
final class Resources {
    private static final Bson NOT_DELETED = eq("deleted_at", null);
    private static final Bson BY_NAME = Indexes.ascending("name", "_id");

    private final TenantCollection collection;

    Resources(Database database) {
        collection = database.tenantCollection(CollectionSpec.named("resources")
                .index(Indexes.ascending("deleted_at", "name", "_id"))
                .index(Indexes.ascending("deleted_at", "type", "name", "_id"))
                .index(Indexes.ascending("deleted_at", "type", "location_id", "name", "_id")));
    }

    Optional<Resource> find(ResourceId id) {
        return collection.findOne(and(eq(id.value()), NOT_DELETED)).map(Resources::resource);
    }

    Optional<Resource> findEvenTakenOut(ResourceId id) {
        return collection.byId(id.value()).map(Resources::resource);
    }

    Page<Resource> list(PageRequest request) {
        return new Page<>(listed(request).list(Resources::resource), request, collection.count(NOT_DELETED));
    }

    Find listed(PageRequest request) {
        return collection.find(NOT_DELETED).sort(BY_NAME).skip(request.skip()).limit(request.limit());
    }

    List<Resource> ofType(ResourceType type) {
        return allOf(type).list(Resources::resource);
    }

    Find allOf(ResourceType type) {
        return collection.find(and(NOT_DELETED, eq("type", type.name()))).sort(BY_NAME);
    }

    List<Resource> ofType(ResourceType type, LocationId location) {
        return collection
                .find(and(NOT_DELETED, eq("type", type.name()), eq("location_id", location.value())))
                .sort(BY_NAME)
                .list(Resources::resource);
    }

    void add(Resource resource) {
        collection.insert(document(resource));
    }

    void replace(Resource resource) {
        collection.replaceOne(eq(resource.id().value()), document(resource));
    }

    private static Document document(Resource resource) {
        Description description = resource.description();
        Instant deletedAt = resource.deletedAt();
        return new Document("_id", resource.id().value())
                .append("name", description.name())
                .append("type", description.type().name())
                .append("location_id", description.location().value())
                .append("version", resource.version())
                .append("created_at", Date.from(resource.createdAt()))
                .append("deleted_at", deletedAt == null ? null : Date.from(deletedAt));
    }

    private static Resource resource(Document document) {
        return new Resource(
                new ResourceId(document.get("_id", UUID.class)),
                new Description(
                        document.getString("name"),
                        ResourceType.valueOf(document.getString("type")),
                        new LocationId(document.get("location_id", UUID.class))),
                document.getLong("version"),
                document.getDate("created_at").toInstant(),
                instant(document.getDate("deleted_at")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
