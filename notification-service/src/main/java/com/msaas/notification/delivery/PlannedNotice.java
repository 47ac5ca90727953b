package com.msaas.notification.delivery;

import com.msaas.notification.copies.KnownAppointment;
import java.time.Instant;
import java.util.UUID;

/// A notice as it was planned after something happened to an appointment: what it is to say, and when.
///
/// @param version of the appointment after what it tells of
/// @param start of the appointment as this notice tells it
/// @param due when it is to be sent
/// @param usefulUntil from when on it is too late for it
record PlannedNotice(
        NoticeKind kind,
        UUID client,
        UUID appointment,
        long version,
        UUID provider,
        Instant start,
        Instant due,
        Instant usefulUntil) {
    static final String CHANNEL = "email";

    /// What makes it the same notice, whoever plans it and however often.
    String key() {
        return appointment + "/" + version + "/" + CHANNEL + "/" + kind.value();
    }

    /// Whether it would still be true, were it said of the appointment as it is now. Where the time or the
    /// provider has changed since, a newer notice tells that.
    boolean holdsFor(KnownAppointment now) {
        boolean sameTime = start.equals(now.start());
        if (kind.equals(NoticeKind.CANCELLED)) {
            return now.isOff() && sameTime;
        }
        return now.isAhead() && sameTime && (kind.isReminder() || provider.equals(now.provider()));
    }
}
