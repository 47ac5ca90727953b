package com.msaas.platform.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.outbox.OutboxOperations.ParkedOutbox;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;

/// Tenants whose outbox stands still because Kafka refuses one of their rows for good. The others go on.
final class ParkedTenants {
    private final MongoCollection<Document> parked;
    private final Clock clock;

    ParkedTenants(Database database, Clock clock) {
        this.parked = database.crossTenantCollection(CollectionSpec.named("parked_outboxes"))
                .plain();
        this.clock = clock;
    }

    void park(UUID tenant, UUID row, String reason) {
        parked.updateOne(
                Filters.eq(tenant),
                Updates.combine(
                        Updates.setOnInsert("row", row),
                        Updates.setOnInsert("reason", reason),
                        Updates.setOnInsert("since", Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
    }

    void release(TenantId tenant) {
        parked.deleteOne(Filters.eq(tenant.value()));
    }

    Set<UUID> tenants() {
        Set<UUID> tenants = new HashSet<>();
        parked.find().forEach(document -> tenants.add(document.get("_id", UUID.class)));
        return tenants;
    }

    List<ParkedOutbox> list() {
        return parked.find()
                .map(document -> new ParkedOutbox(
                        document.get("_id", UUID.class),
                        document.get("row", UUID.class),
                        document.getString("reason"),
                        document.getDate("since").toInstant()))
                .into(new ArrayList<>());
    }
}
