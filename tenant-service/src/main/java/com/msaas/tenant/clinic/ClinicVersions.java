package com.msaas.tenant.clinic;

import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// The versions of a clinic, one after the other, each told to everybody. A change that changes nothing is no version
/// of its own.
@Component
class ClinicVersions {
    private final CurrentClinic currentClinic;
    private final Clinics clinics;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    ClinicVersions(
            CurrentClinic currentClinic, Clinics clinics, Transactions transactions, Outbox outbox, Clock clock) {
        this.currentClinic = currentClinic;
        this.clinics = clinics;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Changes the bound clinic.
    ///
    /// @param change what becomes of the clinic as it is; it may refuse
    /// @param besides is given the version before and the new one, and writes what belongs to the change
    Clinic next(UnaryOperator<Clinic> change, BiConsumer<Clinic, Clinic> besides) {
        Clinic known = currentClinic.get();
        return transactions.inOne(() -> {
            Clinic before = clinics.find().orElse(known);
            Clinic after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            if (!clinics.replace(before, after)) {
                throw new RefusedException(CommonRefusal.versionMismatch(before.version()));
            }
            outbox.publish(ClinicFacts.changed(after, clock.instant()));
            besides.accept(before, after);
            return after;
        });
    }
}
