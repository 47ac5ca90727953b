package com.msaas.billing.grant;

import com.msaas.billing.copies.Owners;
import com.msaas.billing.subscription.CurrentSubscription;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Finds the clinic that an operator means.
@Component
class FindClinic {
    private final Owners owners;
    private final CurrentSubscription subscription;

    FindClinic(Owners owners, CurrentSubscription subscription) {
        this.owners = owners;
        this.subscription = subscription;
    }

    /// The clinic of this id.
    ///
    /// @throws RefusedException when there is none by it, or nobody can say yet
    TenantId named(TenantId id) {
        TenantContext.run(id, subscription::demand);
        return id;
    }

    /// The clinic of this owner.
    ///
    /// @throws RefusedException when he has none, or several
    TenantId ownedBy(EmailAddress address) {
        List<TenantId> clinics = owners.clinicsOf(address);
        return switch (clinics.size()) {
            case 0 -> throw new RefusedException(new GrantRefusal.NoSuchOwner());
            case 1 -> clinics.getFirst();
            default -> throw new RefusedException(new GrantRefusal.SeveralClinics(clinics));
        };
    }
}
