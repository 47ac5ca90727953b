package com.msaas.notification.delivery;

import java.time.Duration;
import java.util.regex.Pattern;

/// What a notice is to say, in the word by which it is stored and told: `appointment_booked`, `reminder_24h`.
record NoticeKind(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final String REMINDER = "reminder_";

    static final NoticeKind BOOKED = new NoticeKind("appointment_booked");
    static final NoticeKind RESCHEDULED = new NoticeKind("appointment_rescheduled");
    static final NoticeKind CANCELLED = new NoticeKind("appointment_cancelled");

    NoticeKind {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a kind of notice");
        }
    }

    /// Reminds so long before the appointment.
    static NoticeKind reminder(Duration lead) {
        boolean whole = lead.toMinutesPart() == 0;
        return new NoticeKind(REMINDER + (whole ? lead.toHours() + "h" : lead.toMinutes() + "m"));
    }

    boolean isReminder() {
        return value.startsWith(REMINDER);
    }
}
