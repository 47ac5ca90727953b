package com.msaas.tenant.auditlog;

import static com.mongodb.client.model.Filters.eq;

import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantContext;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/// The end of each clinic's chain, which every line moves on.
@Repository
class Heads {
    private static final String UNSIGNED = "";

    private final TenantCollection heads;
    private final Signatures signatures;

    Heads(Database database, Signatures signatures) {
        this.heads = database.tenantCollection(CollectionSpec.named("audit_heads"));
        this.signatures = signatures;
    }

    Optional<Signed<Head>> find() {
        return heads.byId(tenant()).map(stored -> {
            Head head = head(stored);
            return new Signed<>(head, signatures.isGenuine(head, stored.getString("signature")));
        });
    }

    /// Puts the head in the place of the earlier one. What follows one that somebody else has written is never
    /// signed: a signature would vouch for what he did.
    void put(Head head, boolean signed) {
        MongoErrors.startOverWhenTaken(() -> heads.upsertDocument(
                eq(tenant()),
                new Document("_id", tenant())
                        .append("seq", head.position().seq())
                        .append("hash", head.position().hash())
                        .append("removed_to", head.removedTo())
                        .append("checkpoints", head.checkpoints())
                        .append("newest_at", Date.from(head.newestAt()))
                        .append("signature", signed ? signatures.of(head) : UNSIGNED)));
    }

    private static UUID tenant() {
        return TenantContext.current().value();
    }

    private static Head head(Document stored) {
        return new Head(
                new Position(stored.getLong("seq"), stored.getString("hash")),
                stored.getLong("removed_to"),
                stored.getLong("checkpoints"),
                stored.getDate("newest_at").toInstant());
    }
}
