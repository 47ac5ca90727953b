package com.msaas.notification.copies;

import com.msaas.contracts.TenantFact;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.tenancy.TenantContext;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in what clinics say of themselves.
@Component
class ClinicCopy extends NewestCopy<TenantFact> {
    static final String NAME = "clinics";

    ClinicCopy(Database database) {
        super(database, NAME, NAME);
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(TenantFact.class, this::keep);
    }

    @Override
    protected Document kept(TenantFact clinic) {
        return new Document("name", clinic.name())
                .append("timezone", clinic.timezone().getId())
                .append("locale", clinic.locale());
    }

    /// The bound clinic, if it has arrived. An older release kept the zone only.
    Optional<Clinic> current() {
        return find(TenantContext.current().value())
                .map(document -> new Clinic(
                        document.getString("name"),
                        ZoneId.of(document.getString("timezone")),
                        Objects.requireNonNullElse(document.getString("locale"), Clinic.USUAL.locale())));
    }
}
