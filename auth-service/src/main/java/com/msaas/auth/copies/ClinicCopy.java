package com.msaas.auth.copies;

import com.msaas.contracts.TenantFact;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// A copy of what tenant-service says of each clinic, as far as sessions show it.
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
                .append("slug", clinic.slug())
                .append("timezone", clinic.timezone().getId())
                .append("locale", clinic.locale())
                .append("currency", clinic.currency());
    }

    /// The bound clinic, if it is known.
    Optional<Clinic> current() {
        return find(TenantContext.current().value()).map(ClinicCopy::clinic);
    }

    private static Clinic clinic(Document stored) {
        return new Clinic(
                new TenantId(stored.get("_id", UUID.class)),
                stored.getString("name"),
                stored.getString("slug"),
                stored.getString("timezone"),
                stored.getString("locale"),
                stored.getString("currency"));
    }
}
