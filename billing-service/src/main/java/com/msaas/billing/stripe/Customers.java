package com.msaas.billing.stripe;

import com.msaas.platform.tenancy.TenantId;
import java.util.Optional;

/// Which clinic is which customer at Stripe.
public interface Customers {

    /// The clinic that is this customer, if one is known to be.
    Optional<TenantId> clinicOf(String customer);

    /// Notes that the bound clinic is this customer, inside the open transaction. A customer stays the
    /// clinic's whose it was first.
    void note(String customer);
}
