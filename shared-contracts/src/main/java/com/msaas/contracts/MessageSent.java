package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The clinic's answer was taken by the server that carries it.
public record MessageSent(
        UUID messageId,
        long version,
        UUID conversationId,
        @WireForm(WireForm.WORD) String channel,
        @Nullable UUID clientId,
        Instant at)
        implements MessageFact {}
