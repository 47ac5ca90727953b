package com.msaas.tenant.billingdetails;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.tenant.clinic.TaxId;
import org.jspecify.annotations.Nullable;

/// To whom the clinic's invoices are made out, as far as somebody has written it down.
///
/// @param version 1 as long as nobody has, one more with each change
record BillingDetails(
        long version,
        @Nullable String name,
        @Nullable TaxId taxId,
        @Nullable String address,
        @Nullable EmailAddress email) {

    static BillingDetails untouched() {
        return new BillingDetails(1, null, null, null, null);
    }

    /// The details as they are after the change; the very same where nothing changes.
    BillingDetails changed(BillingDetailsChange change) {
        BillingDetails after = with(change, version);
        return after.equals(this) ? this : with(change, version + 1);
    }

    private BillingDetails with(BillingDetailsChange change, long newVersion) {
        return new BillingDetails(
                newVersion,
                change.name().or(name),
                change.taxId().or(taxId),
                change.address().or(address),
                change.email().or(email));
    }
}
