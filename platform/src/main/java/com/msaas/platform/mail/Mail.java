package com.msaas.platform.mail;

import org.jspecify.annotations.Nullable;

/// A mail in both its forms, to one address.
///
/// @param id what the mail is known by: a repeat has the same
/// @param fromName how the sender is called; the address is always the system's own
/// @param replyTo where an answer goes; nothing means to the sender
/// @param inReplyTo the Message-ID of the mail that this one answers, with its angle brackets
public record Mail(
        String id,
        String to,
        @Nullable String fromName,
        @Nullable String replyTo,
        String subject,
        String text,
        String html,
        @Nullable String inReplyTo) {

    /// A mail of the system's own.
    public static Mail of(String id, String to, String subject, String text, String html) {
        return new Mail(id, to, null, null, subject, text, html, null);
    }

    /// The same in somebody's name, a clinic's for instance.
    public Mail inTheNameOf(String name) {
        return new Mail(id, to, name, replyTo, subject, text, html, inReplyTo);
    }

    /// The same, answered to another address.
    public Mail answeredTo(String address) {
        return new Mail(id, to, fromName, address, subject, text, html, inReplyTo);
    }

    /// The same as an answer to the mail of that Message-ID.
    public Mail answering(String messageId) {
        return new Mail(id, to, fromName, replyTo, subject, text, html, messageId);
    }

    /// Its Message-ID, as [RFC 5322, 3.6.4](https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4) wants it.
    public String messageId() {
        return "<" + id + "@clinic.local>";
    }
}
