package com.msaas.scheduling.appointment;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Puts a deleted appointment back into the book, if its time can still be had. One that is in the book stays
/// there.
@Component
final class RestoreAppointment {
    private final AppointmentBook book;
    private final AmendInTurn amendInTurn;
    private final Clock clock;

    RestoreAppointment(AppointmentBook book, AmendInTurn amendInTurn, Clock clock) {
        this.book = book;
        this.amendInTurn = amendInTurn;
        this.clock = clock;
    }

    Appointment restore(AppointmentId id, ExpectedVersion expected) {
        Appointment appointment = book.findEvenDeleted(id);
        expected.check(appointment.version());
        try {
            return amendInTurn.amend(
                    appointment, it -> it.isDeleted() ? List.of(it.restore(clock.instant())) : List.of());
        } catch (ChangedMeanwhile somebodyElseRestoredIt) {
            // an idempotency key rides on one transaction, so there is no second try
            throw new RefusedException(
                    CommonRefusal.versionMismatch(book.findEvenDeleted(id).version()));
        }
    }
}
