package com.msaas.tenant.billingdetails;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.OneLine;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.tenant.clinic.TaxId;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What is to be different on invoices.
record BillingDetailsChange(
        Change<@Nullable @Size(max = 200) @OneLine String> name,
        Change<@Nullable TaxId> taxId,
        Change<@Nullable @Size(max = 300) @OneLine String> address,
        Change<@Nullable EmailAddress> email) {}
