package com.msaas.notification.notice;

import com.msaas.notification.copies.Clinic;
import com.msaas.notification.notice.Notification.Appointment;
import com.msaas.notification.notice.Notification.LogLines;
import com.msaas.notification.template.Language;
import com.msaas.notification.template.Vocabulary;
import java.util.Locale;
import java.util.Map;

/// What a notice says to people, in the clinic's language and time and without names.
record Wording(String title, String body) {

    static Wording of(Notification notification, Clinic clinic, Vocabulary vocabulary) {
        Language language = Language.of(clinic.locale());
        Map<String, String> values = switch (notification.about()) {
            case Appointment appointment ->
                Map.of("when", language.words(appointment.startTime().atZone(clinic.zone())));
            case LogLines lines ->
                Map.of(
                        "action", vocabulary.action(language, lines.action()),
                        "times", lines.count() == 1 ? "" : language.number(lines.count()),
                        "last", language.words(lines.lastAt().atZone(clinic.zone())));
        };
        String words = "notice." + notification.type().name().toLowerCase(Locale.ROOT);
        return new Wording(
                vocabulary.say(language, words + ".title", values), vocabulary.say(language, words + ".body", values));
    }
}
