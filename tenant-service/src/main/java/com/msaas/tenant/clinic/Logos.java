package com.msaas.tenant.clinic;

import static com.mongodb.client.model.Filters.eq;

import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.tenant.picture.Picture;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Repository;

/// Where the pictures of logos are kept: one document for each clinic that has one.
@Repository
class Logos {
    private final TenantCollection logos;

    Logos(Database database) {
        this.logos = database.tenantCollection(CollectionSpec.named("clinic_logos"));
    }

    /// The bound clinic's, if it has one.
    Optional<Picture> find() {
        return logos.byId(tenant()).map(Logos::picture);
    }

    void put(Picture picture) {
        logos.upsertDocument(
                eq(tenant()),
                new Document("_id", tenant())
                        .append("digest", picture.digest())
                        .append("width", picture.width())
                        .append("height", picture.height())
                        .append("png", new Binary(picture.png())));
    }

    void remove() {
        logos.deleteOne(eq(tenant()));
    }

    private static Picture picture(Document stored) {
        return new Picture(
                stored.get("png", Binary.class).getData(),
                stored.getString("digest"),
                stored.getInteger("width"),
                stored.getInteger("height"));
    }

    private static UUID tenant() {
        return TenantContext.current().value();
    }
}
