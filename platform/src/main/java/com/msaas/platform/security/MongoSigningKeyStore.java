package com.msaas.platform.security;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/// Keeps the signing keys in the service's own database, a document for each issuer. They are public keys;
/// who can write here can write everything of this service anyway.
final class MongoSigningKeyStore implements SigningKeyStore {
    private final CrossTenantCollection keys;
    private final String issuer;
    private final Clock clock;

    MongoSigningKeyStore(Database database, String issuer, Clock clock) {
        this.keys = database.crossTenantCollection(CollectionSpec.named("signing_keys"));
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public Optional<String> load() {
        return Optional.ofNullable(keys.plain().find(Filters.eq(issuer)).first())
                .map(document -> document.getString("keys"));
    }

    @Override
    public void save(String json) {
        keys.plain()
                .replaceOne(
                        Filters.eq(issuer),
                        new Document("_id", issuer).append("keys", json).append("saved_at", Date.from(clock.instant())),
                        new ReplaceOptions().upsert(true));
    }
}
