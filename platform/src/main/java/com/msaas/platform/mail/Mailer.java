package com.msaas.platform.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands a mail to the SMTP server. It is called by jobs only, never inside a transaction or while a client
/// waits.
public final class Mailer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\u0085\\u2028\\u2029]+");

    private static final Logger log = LoggerFactory.getLogger(Mailer.class);

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

    /// Hands the mail in.
    ///
    /// @throws MailNotTaken when the server does not take it
    public void send(Mail mail) {
        try {
            MimeMultipart both = new MimeMultipart("alternative");
            both.addBodyPart(part(mail.text(), "plain"));
            both.addBodyPart(part(mail.html(), "html"));
            MimeMessage message = new Identified(session, mail.messageId());
            message.setFrom(sender(mail.fromName()));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
            if (mail.replyTo() != null) {
                message.setReplyTo(new Address[] {new InternetAddress(mail.replyTo(), true)});
            }
            if (mail.inReplyTo() != null) {
                message.setHeader("In-Reply-To", oneLine(mail.inReplyTo()));
                message.setHeader("References", oneLine(mail.inReplyTo()));
            }
            message.setSubject(oneLine(mail.subject()), UTF_8);
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(both);
            message.saveChanges();
            handIn(message);
        } catch (MessagingException e) {
            throw MailNotTaken.before(e);
        }
    }

    private void handIn(MimeMessage message) throws MessagingException {
        Transport transport = session.getTransport("smtp");
        try {
            transport.connect(settings.username(), settings.password());
            handIn(message, transport);
        } finally {
            leave(transport);
        }
    }

    private static void handIn(MimeMessage message, Transport transport) throws MessagingException {
        try {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw MailNotTaken.during(e);
        }
    }

    /// The server has answered by now: what goes wrong at the door changes nothing.
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("the connection to the mail server did not close", e);
        }
    }

    private InternetAddress sender(@Nullable String name) throws MessagingException {
        InternetAddress sender = new InternetAddress(settings.from(), true);
        if (name != null) {
            try {
                sender.setPersonal(oneLine(name), UTF_8);
            } catch (UnsupportedEncodingException never) {
                throw new IllegalStateException(never);
            }
        }
        return sender;
    }

    /// What people typed ends up in headers, where a line break would begin another header.
    private static String oneLine(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ").strip();
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    /// A message that keeps the id it was given.
    private static final class Identified extends MimeMessage {
        private final String messageId;

        Identified(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
