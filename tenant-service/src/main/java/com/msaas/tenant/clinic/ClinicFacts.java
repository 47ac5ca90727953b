package com.msaas.tenant.clinic;

import com.msaas.contracts.Holiday;
import com.msaas.contracts.OpeningHours;
import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.TenantSettingsChanged;
import com.msaas.contracts.Weekday;
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
                hours(clinic),
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
                hours(clinic),
                holidays(clinic),
                now);
    }

    private static List<OpeningHours> hours(Clinic clinic) {
        return clinic.openingHours().spans().stream()
                .map(span -> new OpeningHours(Weekday.valueOf(span.day().name()), span.start(), span.end()))
                .toList();
    }

    private static List<Holiday> holidays(Clinic clinic) {
        return clinic.holidays().days().stream()
                .map(day -> new Holiday(day.date(), day.name()))
                .toList();
    }
}
