package com.msaas.testsupport;

import com.msaas.localstack.RealServers;
import com.msaas.localstack.Web;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What has arrived at an address of the real mail server.
///
/// @param api the base of the mail server's REST API
public record Mailbox(String address, String api) {

    /// Of the mail server that all tests share.
    public Mailbox(String address) {
        this(address, RealServers.mailApiUrl());
    }

    /// A mail as its reader sees it.
    ///
    /// @param id its Message-ID, with angle brackets
    /// @param from whose it says to be, name and address
    /// @param replyTo where an answer would go
    /// @param inReplyTo the Message-ID of what it answers
    public record Mail(
            String id,
            String from,
            String replyTo,
            @Nullable String inReplyTo,
            String subject,
            String text,
            String html) {
        /// What the group of the pattern holds where its text has it.
        public String find(Pattern pattern) {
            Matcher found = pattern.matcher(text);
            if (!found.find()) {
                throw new AssertionError("no " + pattern + " in: " + text);
            }
            return found.group(1);
        }
    }

    /// Waits for at least so many mails and gives all there are, the oldest first.
    public List<Mail> await(int atLeast) {
        return Awaitility.await().until(this::mails, mails -> mails.size() >= atLeast);
    }

    /// What is there now.
    public List<Mail> mails() {
        try {
            Web.Answer answer = Web.send("GET", api + "/api/user/" + address + "/messages/", Map.of(), "", 5_000);
            if (!answer.isOk()) {
                return List.of();
            }
            List<JsonNode> all = new ArrayList<>();
            JsonMapper.shared().readTree(answer.body()).forEach(all::add);
            return all.stream()
                    .sorted(Comparator.comparing(mail -> mail.path("uid").asInt(0)))
                    .map(mail -> read(mail.path("mimeMessage").asString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mail read(String raw) {
        try {
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
            MimeMultipart parts = (MimeMultipart) message.getContent();
            return new Mail(
                    message.getMessageID(),
                    ((InternetAddress) message.getFrom()[0]).toUnicodeString(),
                    ((InternetAddress) message.getReplyTo()[0]).toUnicodeString(),
                    message.getHeader("In-Reply-To", null),
                    message.getSubject(),
                    text(parts.getBodyPart(0)),
                    text(parts.getBodyPart(1)));
        } catch (MessagingException | IOException e) {
            throw new AssertionError("no such mail is sent", e);
        }
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        return (String) part.getContent();
    }
}
