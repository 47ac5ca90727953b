package com.msaas.comms.message;

import com.msaas.comms.conversation.Conversation;
import com.msaas.comms.conversation.ConversationId;
import com.msaas.comms.conversation.Participant;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to a message.
public sealed interface MessageEvent {

    /// To which message.
    MessageId message();

    /// Its version since.
    long version();

    /// In which conversation.
    Conversation conversation();

    /// When.
    Instant at();

    /// The conversation's name.
    default ConversationId conversationId() {
        return conversation().id();
    }

    /// The patient the conversation is with, where that is known.
    default @Nullable UUID client() {
        return conversation().client();
    }

    /// Somebody outside has written.
    record Received(
            MessageId message,
            long version,
            Conversation conversation,
            Participant sender,
            MessageText text,
            Instant at)
            implements MessageEvent {}

    /// The clinic has written, and it is on its way.
    record Written(MessageId message, long version, Conversation conversation, MessageText text, Instant at)
            implements MessageEvent {}

    /// What had failed is on its way again.
    record SentAgain(MessageId message, long version, Conversation conversation, Instant at) implements MessageEvent {}

    /// The server that carries it has taken it.
    record Sent(MessageId message, long version, Conversation conversation, Instant at) implements MessageEvent {}

    /// It has failed.
    record NotSent(MessageId message, long version, Conversation conversation, Instant at) implements MessageEvent {}
}
