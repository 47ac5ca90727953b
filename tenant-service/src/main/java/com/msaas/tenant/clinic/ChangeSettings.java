package com.msaas.tenant.clinic;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Changes how the clinic works, and tells everybody. A change that changes nothing is no version of its own.
@Component
class ChangeSettings {
    private final CurrentClinic currentClinic;
    private final Clinics clinics;
    private final Transactions transactions;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ChangeSettings(
            CurrentClinic currentClinic,
            Clinics clinics,
            Transactions transactions,
            Outbox outbox,
            AuditTrail auditTrail,
            Clock clock) {
        this.currentClinic = currentClinic;
        this.clinics = clinics;
        this.transactions = transactions;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /// Changes the bound clinic.
    ///
    /// @throws RefusedException when the client means another version
    Clinic change(SettingsChange change, ExpectedVersion expected) {
        Clinic known = currentClinic.get();
        return transactions.inOne(() -> {
            Clinic before = clinics.find().orElse(known);
            expected.check(before.version());
            Clinic after = before.changed(change);
            return after.equals(before) ? before : changed(before, after);
        });
    }

    private Clinic changed(Clinic before, Clinic after) {
        if (!clinics.replace(before, after)) {
            throw new RefusedException(CommonRefusal.versionMismatch(before.version()));
        }
        outbox.publish(ClinicFacts.changed(after, clock.instant()));
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
        return after;
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
