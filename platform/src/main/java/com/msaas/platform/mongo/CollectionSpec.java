package com.msaas.platform.mongo;

import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/// What a repository declares about its collection: its name, its indexes and what every document must hold.
/// For a tenant collection `tenant_id` is put first into each index and demanded of each document by itself.
///
/// @param validator a `$jsonSchema` that every write must meet, besides what tenancy demands; empty for none
public record CollectionSpec(String name, List<Index> indexes, Document validator) {

    /// One index: its keys without the tenant, and how it behaves.
    public record Index(Bson keys, IndexOptions options) {}

    /// A collection without indexes yet.
    public static CollectionSpec named(String name) {
        return new CollectionSpec(name, List.of(), new Document());
    }

    /// With an index for one query.
    public CollectionSpec index(Bson keys) {
        return plus(new Index(keys, new IndexOptions()));
    }

    /// With an index whose options are spelled out, a partial one for instance.
    public CollectionSpec index(Bson keys, IndexOptions options) {
        return plus(new Index(keys, options));
    }

    /// With an index that admits a value once (in a tenant collection: once for each tenant).
    public CollectionSpec unique(Bson keys) {
        return plus(new Index(keys, new IndexOptions().unique(true)));
    }

    /// With an index that lets MongoDB remove a document some time after the instant in the field. Only for
    /// cleaning up: whoever reads judges the expiry himself. It stands without the tenant in front, as
    /// MongoDB demands.
    public CollectionSpec expiring(String field, Duration after) {
        return plus(new Index(
                new BsonDocument(field, new org.bson.BsonInt32(1)),
                new IndexOptions().expireAfter(after.toSeconds(), TimeUnit.SECONDS)));
    }

    /// With a schema that MongoDB holds every write against.
    public CollectionSpec validated(Document jsonSchema) {
        return new CollectionSpec(name, indexes, jsonSchema);
    }

    /// The same declaration under another name: a projection's next generation.
    public CollectionSpec renamed(String other) {
        return new CollectionSpec(other, indexes, validator);
    }

    private CollectionSpec plus(Index index) {
        List<Index> all = new ArrayList<>(indexes);
        all.add(index);
        return new CollectionSpec(name, List.copyOf(all), validator);
    }
}
