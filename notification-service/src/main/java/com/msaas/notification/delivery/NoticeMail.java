package com.msaas.notification.delivery;

import com.msaas.notification.delivery.Judgement.Send;
import com.msaas.notification.template.AppointmentValues;
import com.msaas.notification.template.Language;
import com.msaas.notification.template.MailSort;
import com.msaas.notification.template.Templates;
import com.msaas.notification.template.WrittenMail;
import com.msaas.platform.mail.Mail;
import org.springframework.stereotype.Component;

/// Writes the mail of a notice, in the clinic's language, zone and name. It is known by the notice's id, so
/// every attempt has the same Message-ID.
@Component
class NoticeMail {
    private final Templates templates;

    NoticeMail(Templates templates) {
        this.templates = templates;
    }

    Mail write(Notice notice, Send known) {
        WrittenMail written = templates.write(
                sort(notice.planned().kind()),
                Language.of(known.clinic().locale()),
                new AppointmentValues(
                        known.clinic().name(),
                        known.patient().firstName(),
                        known.appointment().start().atZone(known.clinic().zone()),
                        known.service().orElse(null),
                        known.provider().orElse(null)));
        Mail mail = Mail.of(
                notice.id().value().toString(), known.to().value(), written.subject(), written.text(), written.html());
        return written.sender().isEmpty() ? mail : mail.inTheNameOf(written.sender());
    }

    private static MailSort sort(NoticeKind kind) {
        if (kind.equals(NoticeKind.BOOKED)) {
            return MailSort.APPOINTMENT_BOOKED;
        }
        if (kind.equals(NoticeKind.RESCHEDULED)) {
            return MailSort.APPOINTMENT_RESCHEDULED;
        }
        return kind.equals(NoticeKind.CANCELLED) ? MailSort.APPOINTMENT_CANCELLED : MailSort.REMINDER;
    }
}
