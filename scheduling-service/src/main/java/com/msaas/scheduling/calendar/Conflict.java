package com.msaas.scheduling.calendar;

import java.time.Instant;
import java.util.UUID;

/// What a wished-for time overlaps: whose time is taken, and by which visit.
public record Conflict(AgendaKind kind, UUID id, Instant startTime, Instant endTime, UUID appointmentId) {

    static Conflict with(AgendaKey agenda, BusyTime busy) {
        return new Conflict(
                agenda.kind(),
                agenda.owner(),
                busy.visit().start(),
                busy.visit().end(),
                busy.appointment());
    }
}
