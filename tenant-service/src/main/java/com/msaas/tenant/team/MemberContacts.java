package com.msaas.tenant.team;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// A copy of the contact topic: it may come before the member does, or after, and is put to him when it is
/// read.
@Component
class MemberContacts implements Contacts, Projection {
    private static final String USER = "user_id";

    private final TenantCollection contacts;

    MemberContacts(Database database) {
        this.contacts = database.projectionCollection(
                name(), CollectionSpec.named("member_contacts").unique(Indexes.ascending(USER)));
    }

    @Override
    public String name() {
        return "member-contacts";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(MemberContact.class, this::take)
                .onForgotten(Topic.AUTH_CONTACT, user -> contacts.deleteOne(eq(USER, user)));
    }

    @Override
    public Map<UUID, Contact> of(Collection<UUID> users) {
        Map<UUID, Contact> known = new HashMap<>();
        if (!users.isEmpty()) {
            contacts.find(in(USER, users))
                    .list()
                    .forEach(stored -> known.put(
                            stored.get(USER, UUID.class),
                            new Contact(stored.getString("name"), stored.getString("email"))));
        }
        return known;
    }

    private void take(MemberContact contact) {
        boolean isNews = contacts.findOne(eq(USER, contact.userId()))
                .map(known -> known.getLong("version") < contact.version())
                .orElse(true);
        if (isNews) {
            contacts.upsertDocument(
                    eq(USER, contact.userId()),
                    new Document("_id", TenantContext.current() + "/" + contact.userId())
                            .append(USER, contact.userId())
                            .append("version", contact.version())
                            .append("name", contact.name())
                            .append("email", contact.email()));
        }
    }
}
