package com.msaas.tenant.auditlog;

import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantContext;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/// The signed places in each clinic's chain.
@Repository
class Checkpoints {
    private static final String NUMBER = "number";

    private final TenantCollection checkpoints;
    private final Signatures signatures;

    Checkpoints(Database database, Signatures signatures) {
        this.checkpoints = database.tenantCollection(
                CollectionSpec.named("audit_checkpoints").unique(Sorts.ascending(NUMBER)));
        this.signatures = signatures;
    }

    void add(Checkpoint checkpoint) {
        checkpoints.insert(new Document("_id", TenantContext.current() + "/" + checkpoint.number())
                .append(NUMBER, checkpoint.number())
                .append("seq", checkpoint.position().seq())
                .append("hash", checkpoint.position().hash())
                .append("newest_at", Date.from(checkpoint.newestAt()))
                .append("made_at", Date.from(checkpoint.madeAt()))
                .append("signature", signatures.of(checkpoint)));
    }

    /// All of them in their order.
    List<Signed<Checkpoint>> all() {
        return checkpoints.find().sort(Sorts.ascending(NUMBER)).list(this::checkpoint);
    }

    void removeBefore(Checkpoint first) {
        checkpoints.deleteMany(lt(NUMBER, first.number()));
    }

    private Signed<Checkpoint> checkpoint(Document stored) {
        Checkpoint checkpoint = new Checkpoint(
                stored.getLong(NUMBER),
                new Position(stored.getLong("seq"), stored.getString("hash")),
                stored.getDate("newest_at").toInstant(),
                stored.getDate("made_at").toInstant());
        return new Signed<>(checkpoint, signatures.isGenuine(checkpoint, stored.getString("signature")));
    }
}
