package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The clinic's answer could not be sent, and is not tried again by itself.
public record MessageNotSent(
        UUID messageId,
        long version,
        UUID conversationId,
        @WireForm(WireForm.WORD) String channel,
        @Nullable UUID clientId,
        Instant at)
        implements MessageFact {}
