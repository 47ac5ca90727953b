package com.msaas.notification.delivery;

import java.util.Locale;

/// Where a notice stands.
enum NoticeState {
    /// for its time, for something it needs, for its turn, or for the next try
    WAITING,
    /// with the mail server, or it was when the process died
    SENDING,
    /// the mail server has taken it
    SENT,
    /// the mail server has refused it for good, or too often; a person may have it sent again
    FAILED,
    /// there was no use in sending it
    DROPPED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NoticeState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
