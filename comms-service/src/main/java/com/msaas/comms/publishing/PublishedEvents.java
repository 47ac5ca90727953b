package com.msaas.comms.publishing;

import com.msaas.comms.conversation.Conversation;
import com.msaas.comms.conversation.Participant;
import com.msaas.comms.message.MessageEvent;
import com.msaas.comms.message.MessageEvent.NotSent;
import com.msaas.comms.message.MessageEvent.Received;
import com.msaas.comms.message.MessageEvent.Sent;
import com.msaas.comms.message.MessageEvent.SentAgain;
import com.msaas.comms.message.MessageEvent.Written;
import com.msaas.comms.message.MessageEvents;
import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.MessageNotSent;
import com.msaas.contracts.MessageReceived;
import com.msaas.contracts.MessageSent;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.outbox.Outbox;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Puts what happened to messages into the published language, and what people did into the audit log, in the
/// transaction in which it happened.
@Component
class PublishedEvents implements MessageEvents {
    private static final String EMAIL = "email";

    private final Outbox outbox;
    private final AuditTrail audit;

    PublishedEvents(Outbox outbox, AuditTrail audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public void happened(MessageEvent event) {
        published(event).ifPresent(outbox::publish);
        audited(event).ifPresent(audit::record);
    }

    private static Optional<ContractEvent> published(MessageEvent event) {
        return switch (event) {
            case Received received ->
                Optional.of(new MessageReceived(
                        received.message().value(),
                        received.version(),
                        received.conversationId().value(),
                        received.conversation().channel().word(),
                        received.client(),
                        received.at()));
            case Sent sent ->
                Optional.of(new MessageSent(
                        sent.message().value(),
                        sent.version(),
                        sent.conversationId().value(),
                        EMAIL,
                        sent.client(),
                        sent.at()));
            case NotSent notSent ->
                Optional.of(new MessageNotSent(
                        notSent.message().value(),
                        notSent.version(),
                        notSent.conversationId().value(),
                        EMAIL,
                        notSent.client(),
                        notSent.at()));
            case Written _, SentAgain _ -> Optional.empty();
        };
    }

    /// How a message fares on its way is in the message itself.
    private static Optional<AuditEntry> audited(MessageEvent event) {
        return switch (event) {
            case Received received -> {
                Participant sender = received.sender();
                yield Optional.of(entry("message.received", event)
                        .change("channel", null, received.conversation().channel())
                        .change("client_id", null, received.client())
                        .personal("name", null, sender.name())
                        .personal("email", null, sender.email())
                        .personal("phone", null, sender.phone())
                        .personal("message", null, received.text()));
            }
            case Written written -> Optional.of(entry("message.written", event).personal("body", null, written.text()));
            case SentAgain _ -> Optional.of(entry("message.sent_again", event));
            case Sent _, NotSent _ -> Optional.empty();
        };
    }

    private static AuditEntry entry(String action, MessageEvent event) {
        Conversation conversation = event.conversation();
        return AuditEntry.of(action, "message", event.message().value())
                .change("conversation_id", null, conversation.id().value());
    }
}
