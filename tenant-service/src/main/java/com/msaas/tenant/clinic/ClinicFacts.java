package com.msaas.tenant.clinic;

import com.msaas.contracts.Holiday;
import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.TenantSettingsChanged;
import java.time.Instant;
import java.util.List;

/// What the others are told of a clinic: all its settings, each time.
final class ClinicFacts {
    private ClinicFacts() {}

    static TenantOpened opened(Clinic clinic) {
        return new TenantOpened(
                clinic.id().value(),
                clinic.version(),
                clinic.name(),
                clinic.slug().value(),
                clinic.timezone(),
                clinic.locale().value(),
                clinic.currency().getCurrencyCode(),
                clinic.openingHours().published(),
                holidays(clinic),
                clinic.openedAt());
    }

    static TenantSettingsChanged changed(Clinic clinic, Instant now) {
        return new TenantSettingsChanged(
                clinic.id().value(),
                clinic.version(),
                clinic.name(),
                clinic.slug().value(),
                clinic.timezone(),
                clinic.locale().value(),
                clinic.currency().getCurrencyCode(),
                clinic.openingHours().published(),
                holidays(clinic),
                now);
    }

    private static List<Holiday> holidays(Clinic clinic) {
        return clinic.holidays().days().stream()
                .map(day -> new Holiday(day.date(), day.name()))
                .toList();
    }
}
