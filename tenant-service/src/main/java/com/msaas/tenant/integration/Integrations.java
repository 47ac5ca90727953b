package com.msaas.tenant.integration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Repository;

/// Where integrations are kept: one document for each type that the clinic has.
@Repository
class Integrations {
    private static final String TYPE = "type";
    private static final String VERSION = "version";

    private final TenantCollection integrations;

    Integrations(Database database) {
        this.integrations =
                database.tenantCollection(CollectionSpec.named("integrations").unique(Sorts.ascending(TYPE)));
    }

    void add(Integration integration) {
        MongoErrors.startOverWhenTaken(() -> integrations.insert(document(integration)));
    }

    /// Puts the integration in the place of the one of this version.
    ///
    /// @return false when that is not the current one any more
    boolean replace(long version, Integration after) {
        return integrations.replaceOne(and(eq(TYPE, after.type().wireName()), eq(VERSION, version)), document(after));
    }

    void remove(IntegrationType type) {
        integrations.deleteOne(eq(TYPE, type.wireName()));
    }

    Optional<Integration> find(IntegrationType type) {
        return integrations.findOne(eq(TYPE, type.wireName())).map(Integrations::integration);
    }

    /// @throws RefusedException when the bound clinic has none of this type
    Integration demand(IntegrationType type) {
        return find(type).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("integration")));
    }

    List<Integration> all() {
        return integrations.find().list(Integrations::integration);
    }

    Page<Integration> list(PageRequest request) {
        return new Page<>(
                integrations
                        .find()
                        .sort(Sorts.ascending(TYPE))
                        .skip(request.skip())
                        .limit(request.limit())
                        .list(Integrations::integration),
                request,
                integrations.count(empty()));
    }

    private static Document document(Integration integration) {
        return new Document(
                        "_id",
                        TenantContext.current() + "/" + integration.type().wireName())
                .append(TYPE, integration.type().wireName())
                .append(VERSION, integration.version())
                .append("account", integration.account())
                .append("secret", new Binary(integration.secret().bytes()))
                .append("key_id", integration.secret().keyId())
                .append("connected_at", Date.from(integration.connectedAt()));
    }

    private static Integration integration(Document stored) {
        return new Integration(
                IntegrationType.named(stored.getString(TYPE)),
                stored.getLong(VERSION),
                stored.getString("account"),
                new SealedSecret(stored.get("secret", Binary.class).getData(), stored.getString("key_id")),
                stored.getDate("connected_at").toInstant());
    }
}
