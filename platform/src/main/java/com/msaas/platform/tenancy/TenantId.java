package com.msaas.platform.tenancy;

import java.util.UUID;

/// Names one clinic business. Opaque and unguessable; the first field of every document and of every index.
public record TenantId(UUID value) {

    /// Reads the usual text form.
    ///
    /// @throws IllegalArgumentException when the text is not a UUID
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
