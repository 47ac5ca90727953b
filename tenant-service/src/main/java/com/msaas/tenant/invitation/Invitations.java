package com.msaas.tenant.invitation;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.TimeOrder;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Role;
import com.msaas.tenant.team.OpenInvitations;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// The invitations that stand.
@Repository
class Invitations implements OpenInvitations {
    private static final String EMAIL = "email";
    private static final String CREATED_AT = "created_at";
    private static final Bson NEWEST_FIRST = new TimeOrder(CREATED_AT, true).sort();

    private final TenantCollection invitations;

    Invitations(Database database) {
        this.invitations = database.tenantCollection(CollectionSpec.named("invitations")
                .unique(Indexes.ascending(EMAIL))
                .index(NEWEST_FIRST));
    }

    /// Puts it there, or in the place of what it was.
    void put(Invitation invitation) {
        invitations.upsertDocument(eq(invitation.id().value()), document(invitation));
    }

    void remove(InvitationId id) {
        invitations.deleteOne(eq(id.value()));
    }

    Optional<Invitation> find(InvitationId id) {
        return invitations.byId(id.value()).map(Invitations::invitation);
    }

    /// @throws RefusedException when the bound clinic has no such invitation, or not any more
    Invitation demand(InvitationId id) {
        return find(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("invitation")));
    }

    Optional<Invitation> at(EmailAddress address) {
        return invitations.findOne(eq(EMAIL, address.value())).map(Invitations::invitation);
    }

    /// The newest first.
    Page<Invitation> list(PageRequest request) {
        return new Page<>(
                query().skip(request.skip()).limit(request.limit()).list(Invitations::invitation), request, count());
    }

    Find query() {
        return invitations.find().sort(NEWEST_FIRST);
    }

    @Override
    public long count() {
        return invitations.count(empty());
    }

    private static Document document(Invitation invitation) {
        return new Document("_id", invitation.id().value())
                .append("version", invitation.version())
                .append("name", invitation.name())
                .append(EMAIL, invitation.email().value())
                .append("role", invitation.role().wireName())
                .append("invited_by", invitation.invitedBy())
                .append(CREATED_AT, Date.from(invitation.createdAt()))
                .append("expires_at", Date.from(invitation.expiresAt()));
    }

    private static Invitation invitation(Document stored) {
        return new Invitation(
                new InvitationId(stored.get("_id", UUID.class)),
                stored.getLong("version"),
                stored.getString("name"),
                new EmailAddress(stored.getString(EMAIL)),
                Role.named(stored.getString("role")).orElseThrow(),
                stored.get("invited_by", UUID.class),
                stored.getDate(CREATED_AT).toInstant(),
                stored.getDate("expires_at").toInstant());
    }
}
