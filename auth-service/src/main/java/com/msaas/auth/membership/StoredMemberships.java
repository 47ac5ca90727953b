package com.msaas.auth.membership;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Memberships in MongoDB. They cross tenants by their nature: a token carries all of a user's.
@Repository
class StoredMemberships implements KnownMemberships {
    private static final String TENANT = "tenant";
    private static final String USER = "user";
    private static final String ROLE = "role";
    private static final String VERSION = "version";
    private static final String NONE = "none";

    private final CrossTenantCollection memberships;

    StoredMemberships(Database database) {
        this.memberships = database.crossTenantCollection(CollectionSpec.named("memberships")
                .index(Indexes.ascending(USER))
                .index(Indexes.ascending(TENANT, ROLE)));
    }

    /// Takes what was told of a user and the bound clinic, unless that or something newer was told before.
    ///
    /// @param role nothing when he was removed
    /// @return what he was until now, if this is news and he was anything
    News take(UUID user, long version, @Nullable Role role) {
        Document before = find(user).orElse(null);
        if (before != null && before.getLong(VERSION) >= version) {
            return new News(false, null);
        }
        put(user, Updates.combine(Updates.set(ROLE, stored(role)), Updates.set(VERSION, version)));
        return new News(true, before == null ? null : role(before));
    }

    /// Whether something was news.
    ///
    /// @param before what the user was until then
    record News(boolean isNews, @Nullable Role before) {}

    @Override
    public void foresee(UUID user, Role role) {
        put(user, Updates.combine(Updates.set(ROLE, stored(role)), Updates.setOnInsert(VERSION, 0L)));
    }

    @Override
    public List<KnownMembership> of(UUID user) {
        List<KnownMembership> known = new ArrayList<>();
        memberships
                .plain()
                .find(eq(USER, user))
                .sort(Indexes.ascending("_id"))
                .forEach(stored ->
                        known.add(new KnownMembership(new TenantId(stored.get(TENANT, UUID.class)), role(stored))));
        return known;
    }

    @Override
    public long count() {
        return memberships
                .plain()
                .countDocuments(and(eq(TENANT, TenantContext.current().value()), ne(ROLE, NONE)));
    }

    private Optional<Document> find(UUID user) {
        Bson filter = eq(id(user));
        return Optional.ofNullable(memberships.use(
                c -> c.find(filter).first(),
                (c, session) -> c.find(session, filter).first()));
    }

    private void put(UUID user, Bson update) {
        Bson filter = eq(id(user));
        Bson whole = Updates.combine(
                update, Updates.setOnInsert(TENANT, TenantContext.current().value()), Updates.setOnInsert(USER, user));
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        memberships.use(
                c -> c.updateOne(filter, whole, upsert), (c, session) -> c.updateOne(session, filter, whole, upsert));
    }

    private static String id(UUID user) {
        return TenantContext.current() + "/" + user;
    }

    private static String stored(@Nullable Role role) {
        return role == null ? NONE : role.wireName();
    }

    private static @Nullable Role role(Document stored) {
        return Role.named(stored.getString(ROLE)).orElse(null);
    }
}
