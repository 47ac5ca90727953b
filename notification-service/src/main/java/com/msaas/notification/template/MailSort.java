package com.msaas.notification.template;

import java.util.Locale;

/// Sorts of mails that there are words for.
public enum MailSort {
    APPOINTMENT_BOOKED,
    APPOINTMENT_RESCHEDULED,
    APPOINTMENT_CANCELLED,
    REMINDER,
    ALERT,
    ALERT_SUMMARY;

    /// As the files of words name it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
