package com.msaas.notification.copies;

import com.msaas.contracts.ProviderContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in how those are called who treat patients.
@Component
class ProviderCopy extends NewestCopy<ProviderContact> {

    ProviderCopy(Database database) {
        super(database, "providers", "providers");
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(ProviderContact.class, this::keep).onForgotten(Topic.SCHEDULING_CONTACT, this::forget);
    }

    @Override
    protected Document kept(ProviderContact provider) {
        return new Document("name", provider.name());
    }

    Optional<String> name(UUID provider) {
        return find(provider).map(document -> document.getString("name"));
    }
}
