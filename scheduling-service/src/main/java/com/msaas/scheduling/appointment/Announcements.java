package com.msaas.scheduling.appointment;

/// Is told of everything that happens to an appointment, inside the transaction in which it happens. Stands
/// here so that this feature need not know who passes it on.
public interface Announcements {

    /// This happened.
    void announce(AppointmentEvent event);
}
