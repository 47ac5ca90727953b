package com.msaas.tenant.billingdetails;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.tenant.clinic.TaxId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What stands on the clinic's invoices, for those who run it.
@RestController
@RequestMapping("/api/settings/billing")
class BillingDetailsController {
    private final StoredBillingDetails stored;
    private final ChangeBillingDetails changeBillingDetails;

    BillingDetailsController(StoredBillingDetails stored, ChangeBillingDetails changeBillingDetails) {
        this.stored = stored;
        this.changeBillingDetails = changeBillingDetails;
    }

    record BillingDetailsView(
            @Nullable String name,
            @Nullable TaxId taxId,
            @Nullable String address,
            @Nullable EmailAddress email,
            long version)
            implements Versioned {
        static BillingDetailsView of(BillingDetails details) {
            return new BillingDetailsView(
                    details.name(), details.taxId(), details.address(), details.email(), details.version());
        }
    }

    @Needs(Permission.SEE_BILLING)
    @GetMapping
    BillingDetailsView details() {
        return BillingDetailsView.of(stored.get());
    }

    @Needs(Permission.CHANGE_BILLING)
    @PatchMapping
    BillingDetailsView change(@RequestBody BillingDetailsChange request, ExpectedVersion expected) {
        return BillingDetailsView.of(changeBillingDetails.change(request, expected));
    }
}
