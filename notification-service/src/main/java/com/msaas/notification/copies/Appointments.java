package com.msaas.notification.copies;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Where the bound clinic's appointments stand.
@Component
public class Appointments {
    private final AppointmentCopy copy;

    Appointments(AppointmentCopy copy) {
        this.copy = copy;
    }

    /// What is known of it now.
    public Optional<KnownAppointment> find(UUID appointment) {
        return copy.of(appointment);
    }
}
