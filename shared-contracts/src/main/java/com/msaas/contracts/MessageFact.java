package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something was said between a clinic and somebody outside. What, and who, stays in comms.
public sealed interface MessageFact extends ContractEvent permits MessageReceived, MessageSent, MessageNotSent {

    UUID conversationId();

    UUID messageId();

    /// By which way: `web_form`, `email`.
    String channel();

    /// The patient, where the other side was recognised as one.
    @Nullable
    UUID clientId();

    Instant at();

    @Override
    default UUID aggregateId() {
        return messageId();
    }
}
