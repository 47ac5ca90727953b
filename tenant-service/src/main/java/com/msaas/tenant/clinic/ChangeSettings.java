package com.msaas.tenant.clinic;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.refusal.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Changes how the clinic works.
@Component
class ChangeSettings {
    private final ClinicVersions versions;
    private final AuditTrail auditTrail;

    ChangeSettings(ClinicVersions versions, AuditTrail auditTrail) {
        this.versions = versions;
        this.auditTrail = auditTrail;
    }

    /// Changes the bound clinic.
    ///
    /// @throws RefusedException when the client means another version
    Clinic change(SettingsChange change, ExpectedVersion expected) {
        return versions.next(
                clinic -> {
                    expected.check(clinic.version());
                    return clinic.changed(change);
                },
                this::record);
    }

    private void record(Clinic before, Clinic after) {
        auditTrail.record(AuditEntry.of(
                        "clinic.settings_changed", "clinic", after.id().value())
                .change("name", before.name(), after.name())
                .change("timezone", before.timezone(), after.timezone())
                .change("currency", before.currency(), after.currency())
                .change("locale", before.locale().value(), after.locale().value())
                .change(
                        "opening_hours",
                        before.openingHours().told(),
                        after.openingHours().told())
                .change("holidays", holidays(before), holidays(after))
                .change("legal", legal(before), legal(after)));
    }

    private static @Nullable String legal(Clinic clinic) {
        LegalData legal = clinic.legal();
        return legal == null ? null : legal.name() + ", " + legal.taxId().value() + ", " + legal.address();
    }

    private static String holidays(Clinic clinic) {
        return String.join(
                ", ",
                clinic.holidays().days().stream()
                        .map(day -> day.date() + " " + day.name())
                        .toList());
    }
}
