package com.msaas.notification.notice;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a notice says to people, in Romanian and without names.
record Wording(String title, String body) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, 'ora' HH:mm", Locale.of("ro", "RO"));

    static Wording of(Notification notification, ZoneId zone) {
        String moment = MOMENT.format(notification.startTime().atZone(zone));
        return switch (notification.type()) {
            case APPOINTMENT_BOOKED ->
                new Wording("Programare nouă", "A fost făcută o programare pentru " + moment + ".");
            case APPOINTMENT_RESCHEDULED ->
                new Wording("Programare mutată", "O programare a fost mutată: " + moment + ".");
            case APPOINTMENT_CANCELLED ->
                new Wording("Programare anulată", "Programarea de " + moment + " a fost anulată.");
        };
    }
}
