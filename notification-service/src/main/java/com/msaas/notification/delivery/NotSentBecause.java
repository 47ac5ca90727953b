package com.msaas.notification.delivery;

import java.util.Locale;

/// Why a notice was not sent, in the words that the world is told.
enum NotSentBecause {
    /// the patient has no address that is known
    NO_ADDRESS,
    /// what it was to say is not true any more
    APPOINTMENT_CHANGED,
    /// it would have come when it is of no use any more
    TOO_LATE,
    /// the mail server did not take it
    REFUSED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NotSentBecause of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
