package com.msaas.scheduling.appointment;

import com.msaas.platform.api.ExpectedVersion;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Takes an appointment out of the book and gives its time back. It can be restored.
@Component
final class DeleteAppointment {
    private final AppointmentBook book;
    private final AmendInTurn amendInTurn;
    private final Clock clock;

    DeleteAppointment(AppointmentBook book, AmendInTurn amendInTurn, Clock clock) {
        this.book = book;
        this.amendInTurn = amendInTurn;
        this.clock = clock;
    }

    void delete(AppointmentId id, ExpectedVersion expected) {
        ChangedMeanwhile.tryAgain(() -> {
            Appointment appointment = book.find(id);
            expected.check(appointment.version());
            return amendInTurn.amend(appointment, it -> List.of(it.delete(clock.instant())));
        });
    }
}
