package com.msaas.testsupport;

import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.TenantSettingsChanged;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// A clinic's settings as tenant-service would tell of them.
public final class ClinicSettings {
    private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");

    private ClinicSettings() {}

    /// As they are when the clinic opens, paid in lei.
    public static TenantOpened opened(Clinic clinic, String zone) {
        return opened(clinic, zone, "RON");
    }

    /// As they are when the clinic opens.
    public static TenantOpened opened(Clinic clinic, String zone, String currency) {
        return new TenantOpened(
                clinic.id().value(),
                1,
                clinic.name(),
                "clinica-noua",
                ZoneId.of(zone),
                "ro-RO",
                currency,
                List.of(),
                List.of(),
                AT);
    }

    /// As they are later.
    public static TenantSettingsChanged changed(Clinic clinic, long version, String zone, String currency) {
        return new TenantSettingsChanged(
                clinic.id().value(),
                version,
                clinic.name(),
                "clinica-noua",
                ZoneId.of(zone),
                "ro-RO",
                currency,
                List.of(),
                List.of(),
                AT);
    }
}
