package com.msaas.notification.alert;

import com.msaas.notification.copies.Clinic;
import com.msaas.notification.copies.Colleague;
import com.msaas.notification.template.AlertValues;
import com.msaas.notification.template.AlertValues.Doer;
import com.msaas.notification.template.Language;
import com.msaas.notification.template.Templates;
import com.msaas.notification.template.WrittenMail;
import com.msaas.platform.mail.Mail;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes the mail of an alert, in the clinic's language, zone and name. Of what was done it says what the alert holds,
/// which is nothing about a patient.
@Component
class AlertMail {
    private final Templates templates;
    private final AlertSettings settings;

    AlertMail(Templates templates, AlertSettings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    Mail write(Alert alert, AlertPart part, UUID reader, Colleague to, Clinic clinic, Doer doer) {
        // the first mail tells of the first line alone, however many there are when it goes at last
        boolean ofFirst = part == AlertPart.FIRST;
        WrittenMail written = templates.write(
                part.sort(),
                Language.of(clinic.locale()),
                new AlertValues(
                        clinic.name(),
                        to.name(),
                        alert.action(),
                        doer,
                        alert.isBy(reader),
                        ofFirst ? 1 : alert.count(),
                        alert.firstAt().atZone(clinic.zone()),
                        alert.lastAt().atZone(clinic.zone()),
                        alert.firstSeq(),
                        alert.lastSeq(),
                        settings.window().toMinutes()));
        Mail mail = Mail.of(
                alert.id().value() + "." + part.word() + "." + reader,
                to.email(),
                written.subject(),
                written.text(),
                written.html());
        return written.sender().isEmpty() ? mail : mail.inTheNameOf(written.sender());
    }
}
