package com.msaas.notification.copies;

import com.msaas.contracts.MemberContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.tenancy.TenantContext;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in how a clinic's people are called and reached, and forgets it when it is taken back.
@Component
class MemberContactCopy extends NewestCopy<MemberContact> {
    private static final String CONTACT_NAME = "name";
    private static final String EMAIL = "email";

    MemberContactCopy(Database database) {
        super(database, "member-contacts", "member_contacts");
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(MemberContact.class, this::keep).onForgotten(Topic.AUTH_CONTACT, this::forget);
    }

    /// A person may belong to several clinics.
    @Override
    protected Object key(UUID user) {
        return TenantContext.current() + "/" + user;
    }

    @Override
    protected Document kept(MemberContact contact) {
        return new Document(CONTACT_NAME, contact.name()).append(EMAIL, contact.email());
    }

    Optional<Colleague> of(UUID user) {
        return find(user).map(document -> new Colleague(document.getString(CONTACT_NAME), document.getString(EMAIL)));
    }
}
