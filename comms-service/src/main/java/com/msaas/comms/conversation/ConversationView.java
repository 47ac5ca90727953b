package com.msaas.comms.conversation;

import com.msaas.comms.copies.Contact;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation as clients read it.
///
/// @param participant what the other side calls itself, or else what the patient is called
/// @param email what it left to be answered at
/// @param possibleClients the patients that it can be, where there are several
/// @param bookings how many appointments were made for the patient so far
record ConversationView(
        ConversationId id,
        Channel channel,
        String subject,
        @Nullable String participant,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable UUID clientId,
        List<UUID> possibleClients,
        ConversationStatus status,
        boolean unread,
        long bookings,
        Instant updatedAt,
        long version)
        implements Versioned {

    /// @param contact the patient's, where it is known
    static ConversationView of(Conversation conversation, @Nullable Contact contact, long bookings) {
        Participant other = conversation.participant();
        String patient = contact == null ? null : contact.name();
        return new ConversationView(
                conversation.id(),
                conversation.channel(),
                conversation.subject(),
                other == null ? patient : other.name(),
                other == null ? null : other.email(),
                other == null ? null : other.phone(),
                conversation.client(),
                conversation.link().possible(),
                conversation.status(),
                conversation.unread(),
                bookings,
                conversation.updatedAt(),
                conversation.version());
    }
}
