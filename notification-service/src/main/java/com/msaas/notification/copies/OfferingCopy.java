package com.msaas.notification.copies;

import com.msaas.contracts.OfferingDescribed;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in what clinics call their services; one that is withdrawn keeps its name for appointments that are
/// there.
@Component
class OfferingCopy extends NewestCopy<OfferingDescribed> {

    OfferingCopy(Database database) {
        super(database, "offerings", "offerings");
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(OfferingDescribed.class, this::keep);
    }

    @Override
    protected Document kept(OfferingDescribed offering) {
        return new Document("name", offering.name());
    }

    Optional<String> name(UUID offering) {
        return find(offering).map(document -> document.getString("name"));
    }
}
