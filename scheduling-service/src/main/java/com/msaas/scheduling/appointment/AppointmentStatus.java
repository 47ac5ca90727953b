package com.msaas.scheduling.appointment;

import java.util.EnumSet;
import java.util.Set;

/// Where an appointment stands. A visit goes `scheduled → confirmed → checked_in → in_progress → completed`,
/// one step at a time; it can be called off until the treatment begins, and the patient can stay away until
/// checked in.
public enum AppointmentStatus {
    SCHEDULED,
    CONFIRMED,
    CHECKED_IN,
    IN_PROGRESS,
    COMPLETED,
    CANCELLED,
    NO_SHOW;

    /// Whether an appointment may go from here to there.
    public boolean leadsTo(AppointmentStatus next) {
        return next().contains(next);
    }

    /// Whether the time is taken: what is over keeps it, what did not take place gives it back.
    public boolean takesTime() {
        return this != CANCELLED && this != NO_SHOW;
    }

    /// Whether the visit is still ahead or under way, so that it can be moved.
    public boolean isOpen() {
        return !next().isEmpty();
    }

    private Set<AppointmentStatus> next() {
        return switch (this) {
            case SCHEDULED -> EnumSet.of(CONFIRMED, CANCELLED, NO_SHOW);
            case CONFIRMED -> EnumSet.of(CHECKED_IN, CANCELLED, NO_SHOW);
            case CHECKED_IN -> EnumSet.of(IN_PROGRESS, CANCELLED);
            case IN_PROGRESS -> EnumSet.of(COMPLETED);
            case COMPLETED, CANCELLED, NO_SHOW -> EnumSet.noneOf(AppointmentStatus.class);
        };
    }
}
