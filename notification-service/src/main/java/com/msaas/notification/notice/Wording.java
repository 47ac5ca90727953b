package com.msaas.notification.notice;

import com.msaas.notification.notice.Notification.Appointment;
import com.msaas.notification.notice.Notification.LogLine;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a notice says to people, in Romanian and without names.
record Wording(String title, String body) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, 'ora' HH:mm", Locale.of("ro", "RO"));

    static Wording of(Notification notification, ZoneId zone) {
        String what = switch (notification.about()) {
            case Appointment appointment ->
                MOMENT.format(appointment.startTime().atZone(zone));
            case LogLine line -> line.action();
        };
        return switch (notification.type()) {
            case APPOINTMENT_BOOKED ->
                new Wording("Programare nouă", "A fost făcută o programare pentru " + what + ".");
            case APPOINTMENT_RESCHEDULED ->
                new Wording("Programare mutată", "O programare a fost mutată: " + what + ".");
            case APPOINTMENT_CANCELLED ->
                new Wording("Programare anulată", "Programarea de " + what + " a fost anulată.");
            case AUDIT_CRITICAL ->
                new Wording("Acțiune critică", "În jurnalul clinicii a fost scrisă o acțiune critică: " + what + ".");
        };
    }
}
