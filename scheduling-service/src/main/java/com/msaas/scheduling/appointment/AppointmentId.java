package com.msaas.scheduling.appointment;

import com.msaas.platform.id.Ids;
import java.util.UUID;

/// Names an appointment.
public record AppointmentId(UUID value) {
    static AppointmentId next() {
        return new AppointmentId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
