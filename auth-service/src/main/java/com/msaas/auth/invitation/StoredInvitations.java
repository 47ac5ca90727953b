package com.msaas.auth.invitation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.invitation.Invitation.Newcomer;
import com.msaas.contracts.InvitationContact;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Invitations in MongoDB. Whoever is invited is in no clinic yet, and comes by a link that names none.
@Repository
class StoredInvitations implements OpenInvitations {
    private static final String TENANT = "tenant";
    private static final String EMAIL = "email";
    private static final String EXPIRES_AT = "expires_at";
    private static final String VERSION = "version";
    private static final String NEWCOMER = "newcomer";

    private final CrossTenantCollection invitations;
    private final Clock clock;

    StoredInvitations(Database database, Clock clock) {
        this.invitations = database.crossTenantCollection(CollectionSpec.named("invitations")
                .index(Indexes.ascending(TENANT, EXPIRES_AT))
                .index(Indexes.ascending(EMAIL, EXPIRES_AT)));
        this.clock = clock;
    }

    /// Keeps what was told of an invitation of the bound clinic.
    ///
    /// @return false when that or something newer is known
    boolean take(InvitationContact told) {
        Document before = find(eq(told.invitationId())).orElse(null);
        if (before != null && before.getLong(VERSION) >= told.version()) {
            return false;
        }
        Document document = new Document("_id", told.invitationId())
                .append(TENANT, TenantContext.current().value())
                .append(VERSION, told.version())
                .append(EMAIL, new EmailAddress(told.email()).value())
                .append("name", told.name())
                .append("role", Role.of(told.role()).wireName())
                .append(EXPIRES_AT, Date.from(told.expiresAt()))
                .append(NEWCOMER, before == null ? null : before.get(NEWCOMER));
        Bson same = eq(told.invitationId());
        ReplaceOptions upsert = new ReplaceOptions().upsert(true);
        invitations.use(
                c -> c.replaceOne(same, document, upsert),
                (c, session) -> c.replaceOne(session, same, document, upsert));
        return true;
    }

    /// The invitation, while anything is left of it.
    Optional<Invitation> byId(UUID id) {
        return find(eq(id)).map(StoredInvitations::invitation);
    }

    /// Somebody is being made a user for it.
    ///
    /// @return false when it was withdrawn meanwhile
    boolean joining(UUID id, Newcomer newcomer) {
        Bson update = Updates.set(NEWCOMER, new Document("user", newcomer.userId()).append("name", newcomer.name()));
        return invitations.plain().updateOne(eq(id), update).getMatchedCount() == 1;
    }

    /// It is over, with the commit of the open transaction.
    ///
    /// @return false when it was before
    boolean end(UUID id) {
        return invitations
                        .use(c -> c.deleteOne(eq(id)), (c, session) -> c.deleteOne(session, eq(id)))
                        .getDeletedCount()
                == 1;
    }

    @Override
    public long count() {
        return invitations
                .plain()
                .countDocuments(and(eq(TENANT, TenantContext.current().value()), gt(EXPIRES_AT, now())));
    }

    @Override
    public boolean waitFor(EmailAddress address) {
        return find(and(eq(EMAIL, address.value()), gt(EXPIRES_AT, now()))).isPresent();
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private Optional<Document> find(Bson filter) {
        return Optional.ofNullable(invitations.use(
                c -> c.find(filter).first(),
                (c, session) -> c.find(session, filter).first()));
    }

    private static Invitation invitation(Document stored) {
        return new Invitation(
                stored.get("_id", UUID.class),
                new TenantId(stored.get(TENANT, UUID.class)),
                stored.getLong(VERSION),
                new EmailAddress(stored.getString(EMAIL)),
                stored.getString("name"),
                Role.named(stored.getString("role")).orElseThrow(),
                stored.getDate(EXPIRES_AT).toInstant(),
                newcomer(stored.get(NEWCOMER, Document.class)));
    }

    private static @Nullable Newcomer newcomer(@Nullable Document stored) {
        return stored == null ? null : new Newcomer(stored.get("user", UUID.class), stored.getString("name"));
    }
}
