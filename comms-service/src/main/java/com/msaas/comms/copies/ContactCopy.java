package com.msaas.comms.copies;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.msaas.contracts.ClientContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in how patients are called and reached, and lets go of it when it is taken back.
@Component
class ContactCopy extends NewestCopy<ClientContact> {
    static final String NAME = "client-contacts";

    private static final String CALLED = "name";
    private static final String EMAILS = "emails";
    private static final String PHONES = "phones";
    /// A phone of more people than this says nothing about who is calling.
    private static final int MOST = 20;

    ContactCopy(Database database) {
        super(
                database,
                NAME,
                CollectionSpec.named("client_contacts")
                        .index(Indexes.ascending(EMAILS))
                        .index(Indexes.ascending(PHONES)));
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(ClientContact.class, this::keep).onForgotten(Topic.CRM_CONTACT, this::forget);
    }

    @Override
    protected Document kept(ClientContact contact) {
        return new Document(CALLED, (contact.firstName() + " " + contact.lastName()).strip())
                .append(
                        EMAILS,
                        contact.emails().stream()
                                .map(email -> email.strip().toLowerCase(Locale.ROOT))
                                .toList())
                .append(PHONES, contact.phones());
    }

    Optional<Contact> of(UUID client) {
        return find(client).map(ContactCopy::contact);
    }

    Map<UUID, Contact> of(Collection<UUID> clients) {
        Map<UUID, Contact> found = new HashMap<>();
        where(in("_id", clients))
                .list()
                .forEach(document -> found.put(document.get("_id", UUID.class), contact(document)));
        return found;
    }

    List<UUID> withEmail(String email) {
        return ids(byEmail(email));
    }

    List<UUID> withPhone(String phone) {
        return ids(byPhone(phone));
    }

    Find byEmail(String email) {
        return where(eq(EMAILS, email));
    }

    Find byPhone(String phone) {
        return where(eq(PHONES, phone));
    }

    private static List<UUID> ids(Find found) {
        return found.sort(Sorts.ascending("_id")).limit(MOST).list(document -> document.get("_id", UUID.class));
    }

    private static Contact contact(Document document) {
        return new Contact(document.getString(CALLED), document.getList(EMAILS, String.class));
    }
}
