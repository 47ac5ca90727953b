package com.msaas.auth.apikey;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.security.Permission;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// The keys of the bound clinic. One without a user is being made, and is shown to nobody.
@Repository
class ApiKeys {
    /// More than a clinic has programs.
    static final int MOST = 50;

    private static final String USER = "user_id";
    private static final String SCOPES = "scopes";
    private static final String CREATED_AT = "created_at";
    private static final String EXPIRES_AT = "expires_at";
    private static final String LAST_USED_AT = "last_used_at";
    private static final Bson IS_MADE = exists(USER);

    private final TenantCollection keys;

    ApiKeys(Database database) {
        this.keys = database.tenantCollection(
                CollectionSpec.named("api_keys").index(Indexes.descending(CREATED_AT, "_id")));
    }

    void begin(ApiKey key) {
        Document document = new Document("_id", key.id())
                .append("name", key.name())
                .append(
                        SCOPES,
                        key.scopes().stream().map(Permission::wireName).sorted().toList())
                .append("created_by", key.createdBy())
                .append(CREATED_AT, Date.from(key.createdAt()));
        Instant expires = key.expiresAt();
        if (expires != null) {
            document.append(EXPIRES_AT, Date.from(expires));
        }
        keys.insert(document);
    }

    /// @return false when it was given up meanwhile
    boolean finish(UUID id, UUID user) {
        return keys.updateOne(eq(id), Updates.set(USER, user));
    }

    void used(UUID id, Instant at) {
        keys.updateOne(eq(id), Updates.set(LAST_USED_AT, Date.from(at)));
    }

    boolean remove(UUID id) {
        return keys.deleteOne(eq(id));
    }

    /// Also one that is being made.
    Optional<ApiKey> find(UUID id) {
        return keys.byId(id).map(ApiKeys::key);
    }

    long count() {
        return keys.count(empty());
    }

    /// The newest first.
    Page<ApiKey> list(PageRequest request) {
        return new Page<>(
                keys.find(IS_MADE)
                        .sort(Indexes.descending(CREATED_AT, "_id"))
                        .skip(request.skip())
                        .limit(request.limit())
                        .list(ApiKeys::key),
                request,
                keys.count(IS_MADE));
    }

    private static ApiKey key(Document stored) {
        return new ApiKey(
                stored.get("_id", UUID.class),
                stored.getString("name"),
                stored.getList(SCOPES, String.class, List.of()).stream()
                        .flatMap(scope -> Permission.named(scope).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                stored.get("created_by", UUID.class),
                stored.getDate(CREATED_AT).toInstant(),
                stored.get(USER, UUID.class),
                instant(stored.getDate(EXPIRES_AT)),
                instant(stored.getDate(LAST_USED_AT)));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
