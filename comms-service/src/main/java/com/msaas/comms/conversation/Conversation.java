package com.msaas.comms.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a clinic and one person outside say to each other. Opened by a patient's first booking, when nobody
/// has said anything yet, or by whoever writes; reception reads it, answers, and closes it when all is said.
/// What is written after that begins a new one.
///
/// @param participant how the other side is called and reached, once it has written
/// @param unread whether something in it waits for the clinic
/// @param updatedAt when something was said last
public record Conversation(
        ConversationId id,
        long version,
        Channel channel,
        String subject,
        @Nullable Participant participant,
        Link link,
        ConversationStatus status,
        boolean unread,
        Instant updatedAt) {
    private static final String SUBJECT_OF_FORMS = "Mesaj din formularul de contact";

    public Conversation {
        if (channel == Channel.APPOINTMENT && link.client() == null) {
            throw new IllegalArgumentException("a booking is always somebody's");
        }
    }

    /// By somebody who has filled in the contact form.
    static Conversation begunBy(Participant sender, Link link, ConversationId id, Instant now) {
        return new Conversation(
                id, 1, Channel.WEB_FORM, SUBJECT_OF_FORMS, sender, link, ConversationStatus.OPEN, true, now);
    }

    /// The other side has written.
    Conversation heard(Participant sender, Link newLink, Instant at) {
        return new Conversation(id, version + 1, channel, subject, knownAfter(sender), newLink, status, true, at);
    }

    /// Whoever left an address is who is answered, whatever name another writes who shares the phone.
    Participant knownAfter(Participant sender) {
        if (participant == null) {
            return sender;
        }
        if (sender.email() == null && participant.email() != null) {
            return participant;
        }
        return new Participant(
                sender.name(), sender.email(), sender.phone() == null ? participant.phone() : sender.phone());
    }

    /// The clinic has written.
    Conversation answered(Instant at) {
        return new Conversation(id, version + 1, channel, subject, participant, link, status, unread, at);
    }

    /// It is with this patient, or can be.
    Conversation with(Link other) {
        return new Conversation(id, version + 1, channel, subject, participant, other, status, unread, updatedAt);
    }

    /// As a person wants it to be.
    Conversation put(ConversationStatus newStatus, boolean newUnread, Link newLink) {
        return new Conversation(
                id, version + 1, channel, subject, participant, newLink, newStatus, newUnread, updatedAt);
    }

    /// The patient it is with, where that is known.
    public @Nullable UUID client() {
        return link.client();
    }
}
