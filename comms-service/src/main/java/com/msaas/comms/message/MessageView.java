package com.msaas.comms.message;

import com.msaas.platform.api.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as clients read it.
///
/// @param from the address or number; the name of the clinic, where it has written
/// @param to as `from`
/// @param fromName what whoever has written calls itself
/// @param sentAt when it came in, or when the mail server took it
/// @param possiblyTwice how often it was sent when an earlier try may have arrived
/// @param failure what the mail server said when it did not take it last
record MessageView(
        MessageId id,
        Direction direction,
        @Nullable String from,
        @Nullable String fromName,
        @Nullable String to,
        String bodyHtml,
        String bodyText,
        List<String> attachments,
        Instant createdAt,
        @Nullable Instant sentAt,
        Delivery delivery,
        int attempts,
        int possiblyTwice,
        @Nullable String failure,
        long version)
        implements Versioned {

    static MessageView of(Message message) {
        Dispatch dispatch = message.dispatch();
        return new MessageView(
                message.id(),
                message.direction(),
                shown(message.from()),
                message.from().name(),
                shown(message.to()),
                message.text().html(),
                message.text().value(),
                List.of(),
                message.createdAt(),
                dispatch.sentAt(),
                dispatch.delivery(),
                dispatch.attempts(),
                dispatch.possiblyTwice(),
                dispatch.answer(),
                message.version());
    }

    private static @Nullable String shown(Party party) {
        return party.address() == null ? party.name() : party.address();
    }
}
