package com.msaas.billing.copies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.msaas.contracts.ClinicRegistered;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.digest.Sha256;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Finds a clinic by its owner's address. It crosses tenants, as operators are in no clinic. The address is
/// not kept, only its digest; that somebody owns a clinic and what his address is come by two topics, in
/// either order, and meet in one document for each member of a clinic.
@Component
class OwnerIndex implements Owners, Reaction {
    private static final String OWNER = "owner";
    private static final String ADDRESS = "address";
    private static final String VERSION = "version";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final CrossTenantCollection members;

    OwnerIndex(Database database) {
        members =
                database.crossTenantCollection(CollectionSpec.named("owners").index(Indexes.ascending(ADDRESS, OWNER)));
    }

    @Override
    public String name() {
        return "owners";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(ClinicRegistered.class, registered -> update(registered.userId(), set(OWNER, true)))
                .on(MemberContact.class, this::take)
                .onForgotten(Topic.AUTH_CONTACT, user -> update(user, unset(ADDRESS)));
    }

    private void take(MemberContact contact) {
        boolean isNews = find(contact.userId())
                .map(known -> known.get(VERSION, 0L) < contact.version())
                .orElse(true);
        if (isNews) {
            update(
                    contact.userId(),
                    combine(set(ADDRESS, digest(new EmailAddress(contact.email()))), set(VERSION, contact.version())));
        }
    }

    @Override
    public List<TenantId> clinicsOf(EmailAddress address) {
        return members.plain()
                .find(and(eq(ADDRESS, digest(address)), eq(OWNER, true)))
                .map(member -> new TenantId(member.get("clinic", UUID.class)))
                .into(new ArrayList<>());
    }

    private Optional<Document> find(UUID user) {
        Bson one = eq(id(user));
        return Optional.ofNullable(members.use(
                c -> c.find(one).first(), (c, session) -> c.find(session, one).first()));
    }

    private void update(UUID user, Bson change) {
        Bson one = eq(id(user));
        Bson all = combine(change, set("clinic", TenantContext.current().value()));
        members.use(c -> c.updateOne(one, all, UPSERT), (c, session) -> c.updateOne(session, one, all, UPSERT));
    }

    private static String id(UUID user) {
        return TenantContext.current() + "/" + user;
    }

    private static String digest(EmailAddress address) {
        return Sha256.hex(address.value());
    }
}
