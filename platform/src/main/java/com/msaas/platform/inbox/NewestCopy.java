package com.msaas.platform.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.msaas.contracts.ContractEvent;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/// A copy of what another service tells whole each time: of each thing the newest version, so that what is
/// told again or late changes nothing.
///
/// @param <F> the family of events that tell of the thing
public abstract class NewestCopy<F extends ContractEvent> implements Projection {
    private final String name;
    private final TenantCollection copies;

    /// @param name of the projection
    /// @param collection where the copies lie
    protected NewestCopy(Database database, String name, String collection) {
        this(database, name, CollectionSpec.named(collection));
    }

    /// @param name of the projection
    /// @param collection where the copies lie, with the indexes that they are found by
    protected NewestCopy(Database database, String name, CollectionSpec collection) {
        this.name = name;
        this.copies = database.projectionCollection(name, collection);
    }

    /// What is kept of the thing, without its id and version.
    protected abstract Document kept(F told);

    /// What the copy of this thing is known by: its id, unless several clinics may have the same thing, such as a
    /// person. Then it needs the bound clinic in it.
    protected Object key(UUID id) {
        return id;
    }

    /// Keeps what is told, unless that version or a newer one is kept. For subscriptions.
    protected final void keep(F told) {
        Object key = key(told.aggregateId());
        Document document = new Document("_id", key).append("version", told.version());
        document.putAll(kept(told));
        boolean replaced = copies.replaceOne(and(eq(key), lt("version", told.version())), document);
        if (!replaced && copies.findOne(eq(key)).isEmpty()) {
            copies.insert(document);
        }
    }

    /// Drops the copy of what was taken back. For subscriptions to a contact topic.
    protected final void forget(UUID id) {
        copies.deleteOne(eq(key(id)));
    }

    /// The bound clinic's copy of this thing, if it has arrived.
    protected final Optional<Document> find(UUID id) {
        return copies.findOne(eq(key(id)));
    }

    /// The bound clinic's copies that meet the filter.
    protected final Find where(Bson filter) {
        return copies.find(filter);
    }

    @Override
    public final String name() {
        return name;
    }
}
