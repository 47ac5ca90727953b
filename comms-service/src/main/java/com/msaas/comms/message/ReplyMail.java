package com.msaas.comms.message;

import com.msaas.platform.mail.Mail;
import java.util.Optional;

/// A reply as a mail. It quotes nothing of what it answers: anybody may have typed somebody's address into the
/// form, and gets no words of his own sent there by a clinic.
final class ReplyMail {
    private static final String NOTE =
            "Vă rugăm să nu răspundeți la acest email, adresa nu este citită. Ne puteți scrie din nou prin "
                    + "formularul de contact.";
    private static final String TEXT = """
            %s

            --\s
            %s
            """;
    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="ro">
            <body style="font-family: sans-serif; line-height: 1.5; color: #1c2b33;">
            <p>%s</p>
            <p style="color: #5b6b73; font-size: smaller;">%s</p>
            </body>
            </html>
            """;

    private ReplyMail() {}

    /// @param subject of the conversation
    /// @param before the mail in it that was sent last
    static Mail of(Message message, String to, String subject, Optional<MessageId> before) {
        Mail mail = plain(message.id(), to, subject, message.text());
        String clinic = message.from().name();
        Mail named = clinic == null ? mail : mail.inTheNameOf(clinic);
        return before.map(id ->
                        named.answering(plain(id, to, subject, message.text()).messageId()))
                .orElse(named);
    }

    private static Mail plain(MessageId id, String to, String subject, MessageText text) {
        return Mail.of(
                id.value().toString(),
                to,
                "Re: " + subject,
                TEXT.formatted(text.value(), NOTE),
                HTML.formatted(text.html(), NOTE));
    }
}
