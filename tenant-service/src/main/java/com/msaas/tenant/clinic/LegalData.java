package com.msaas.tenant.clinic;

import com.msaas.platform.api.OneLine;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What the clinic is called before the law, and where.
///
/// @param registrationNumber none for a practice that is no company
record LegalData(
        @Size(max = 200) @OneLine String name,
        TaxId taxId,
        @Nullable RegistrationNumber registrationNumber,
        @Size(max = 300) @OneLine String address) {

    LegalData {
        name = name.strip();
        address = address.strip();
    }
}
