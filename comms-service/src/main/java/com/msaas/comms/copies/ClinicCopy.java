package com.msaas.comms.copies;

import com.msaas.contracts.TenantFact;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.tenancy.TenantContext;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in what clinics say of themselves.
@Component
class ClinicCopy extends NewestCopy<TenantFact> {
    private static final String NAME = "clinics";
    private static final String CALLED = "name";

    ClinicCopy(Database database) {
        super(database, NAME, NAME);
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(TenantFact.class, this::keep);
    }

    @Override
    protected Document kept(TenantFact clinic) {
        return new Document(CALLED, clinic.name());
    }

    /// What the bound clinic is called, if it has said so.
    Optional<String> called() {
        return find(TenantContext.current().value()).map(document -> document.getString(CALLED));
    }
}
