package com.msaas.notification.copies;

import com.msaas.contracts.ClientContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in how patients are called and reached, no more of it than a mail needs, and forgets it when it is
/// taken back.
@Component
class ContactCopy extends NewestCopy<ClientContact> {
    private static final String FIRST_NAME = "first_name";
    private static final String EMAILS = "emails";

    ContactCopy(Database database) {
        super(database, "client-contacts", "client_contacts");
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(ClientContact.class, this::keep).onForgotten(Topic.CRM_CONTACT, this::forget);
    }

    @Override
    protected Document kept(ClientContact contact) {
        return new Document(FIRST_NAME, contact.firstName()).append(EMAILS, contact.emails());
    }

    Optional<Patient> of(UUID client) {
        return find(client)
                .map(document -> new Patient(document.getString(FIRST_NAME), document.getList(EMAILS, String.class)));
    }
}
