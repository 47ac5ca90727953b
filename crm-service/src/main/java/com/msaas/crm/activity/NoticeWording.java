package com.msaas.crm.activity;

import java.util.Objects;

/// What a notice to the patient was to say, and what became of it, in Romanian. Kinds that are not known yet
/// are told as a notice.
final class NoticeWording {
    private static final String REMINDER = "reminder_";

    private NoticeWording() {}

    /// @param way by which it was sent: `pe email`
    static String sent(Particulars particulars, String way) {
        String kind = kind(particulars);
        return (kind.startsWith(REMINDER) ? "Memento trimis " : subject(kind) + " a fost " + sentWord(kind) + " ")
                + way;
    }

    static String notSent(Particulars particulars, String way) {
        String kind = kind(particulars);
        String what = kind.startsWith(REMINDER) ? "Mementoul" : subject(kind);
        return what + " nu a fost " + sentWord(kind) + " " + way + because(particulars);
    }

    private static String subject(String kind) {
        return switch (kind) {
            case "appointment_booked" -> "Confirmarea programării";
            case "appointment_rescheduled" -> "Anunțul despre mutarea programării";
            case "appointment_cancelled" -> "Anunțul despre anularea programării";
            default -> "Un anunț";
        };
    }

    private static String sentWord(String kind) {
        return kind.equals("appointment_booked") ? "trimisă" : "trimis";
    }

    private static String because(Particulars particulars) {
        return switch (Objects.requireNonNullElse(particulars.because(), "")) {
            case "no_address" -> " (lipsește adresa)";
            case "appointment_changed" -> " (programarea s-a schimbat între timp)";
            case "too_late" -> " (era prea târziu)";
            case "refused" -> " (a fost refuzat de destinatar)";
            default -> "";
        };
    }

    private static String kind(Particulars particulars) {
        return Objects.requireNonNullElse(particulars.kind(), "");
    }
}
