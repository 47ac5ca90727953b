package com.msaas.auth.mail;

import com.msaas.auth.identity.EmailAddress;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// Hands a mail to the SMTP server. It is called by jobs only, never inside a transaction or while a client
/// waits.
@Component
public class Mailer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final Clock clock;
    private final Session session;

    Mailer(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "10000");
        properties.setProperty("mail.smtp.writetimeout", "10000");
        // what stands behind the sign in a Message-ID otherwise tells the machine's name
        properties.setProperty("mail.smtp.localhost", "clinic.local");
        if (settings.username() != null) {
            properties.setProperty("mail.smtp.auth", "true");
        }
        if (settings.tls()) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        }
        return properties;
    }

    /// A mail in both its forms.
    ///
    /// @param id what the mail is known by: a repeat has the same
    public record Mail(String id, EmailAddress to, String subject, String text, String html) {}

    /// Hands the mail in.
    ///
    /// @throws MailNotTaken when the server does not take it
    public void send(Mail mail) {
        try {
            MimeMultipart both = new MimeMultipart("alternative");
            both.addBodyPart(part(mail.text(), "plain"));
            both.addBodyPart(part(mail.html(), "html"));
            MimeMessage message = new Identified(session, mail.id());
            message.setFrom(new InternetAddress(settings.from()));
            message.setRecipient(
                    Message.RecipientType.TO, new InternetAddress(mail.to().value()));
            message.setSubject(mail.subject(), UTF_8);
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(both);
            Transport.send(message, settings.username(), settings.password());
        } catch (MessagingException e) {
            throw new MailNotTaken(e);
        }
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    /// A message that keeps the id it was given.
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@clinic.local>");
        }
    }

    /// The mail server did not take the mail, so that it has to be tried again. Its own words may hold the
    /// address.
    public static final class MailNotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MailNotTaken(MessagingException cause) {
            super("the mail server did not take the mail: " + cause.getClass().getSimpleName());
        }
    }
}
