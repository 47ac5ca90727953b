package com.msaas.crm.activity;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What an entry of the timeline says to people, in Romanian.
final class Wording {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.of("ro", "RO"));
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("first_name", "prenume"),
            Map.entry("last_name", "nume"),
            Map.entry("emails", "email"),
            Map.entry("phones", "telefon"),
            Map.entry("birth_date", "data nașterii"),
            Map.entry("national_id", "CNP"),
            Map.entry("address", "adresă"),
            Map.entry("source", "sursă"),
            Map.entry("status", "stare"),
            Map.entry("tags", "etichete"),
            Map.entry("notes", "notițe"));

    private Wording() {}

    /// A sentence without names.
    static String of(Activity activity, ZoneId zone) {
        Particulars particulars = activity.particulars();
        Instant startTime = particulars.startTime();
        String moment = startTime == null ? "" : MOMENT.format(startTime.atZone(zone));
        return switch (activity.type()) {
            case "client.added" -> "Fișa pacientului a fost creată";
            case "client.details_changed" -> "Fișa a fost modificată: " + fields(particulars.fields());
            case "note.written" -> "new".equals(particulars.kind()) ? "Notiță adăugată" : "Notiță modificată";
            case "note.removed" -> "Notiță ștearsă";
            case "appointment.booked" -> "Programare nouă pentru " + moment;
            case "appointment.rescheduled" -> "Programare mutată la " + moment;
            case "appointment.confirmed" -> "Programarea din " + moment + " a fost confirmată";
            case "appointment.checked_in" -> "Pacientul a sosit pentru programarea din " + moment;
            case "appointment.started" -> "A început programarea din " + moment;
            case "appointment.completed" -> "Programarea din " + moment + " s-a încheiat";
            case "appointment.cancelled" -> "Programarea din " + moment + " a fost anulată";
            case "appointment.marked_no_show" -> "Pacientul nu s-a prezentat la programarea din " + moment;
            case "message.received" -> "Mesaj primit " + by(particulars);
            case "message.sent" -> "Răspuns trimis " + by(particulars);
            case "message.not_sent" -> "Răspunsul nu a putut fi trimis " + by(particulars);
            case "notice.sent" -> NoticeWording.sent(particulars, by(particulars));
            case "notice.not_sent" -> NoticeWording.notSent(particulars, by(particulars));
            default -> activity.type();
        };
    }

    private static String by(Particulars particulars) {
        String channel = Objects.requireNonNullElse(particulars.channel(), "");
        return switch (channel) {
            case "web_form" -> "prin formularul de contact";
            case "email" -> "pe email";
            case "sms" -> "prin SMS";
            case "whatsapp" -> "pe WhatsApp";
            default -> "pe alt canal";
        };
    }

    private static String fields(List<String> names) {
        return names.stream().map(name -> FIELDS.getOrDefault(name, name)).collect(Collectors.joining(", "));
    }
}
