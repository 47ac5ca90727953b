package com.msaas.billing.copies;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.tenancy.TenantId;
import java.util.List;

/// Who owns which clinic.
public interface Owners {

    /// The clinics that are owned by whoever has this address.
    List<TenantId> clinicsOf(EmailAddress address);
}
