package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody has written to the clinic.
public record MessageReceived(
        UUID messageId,
        long version,
        UUID conversationId,
        @WireForm(WireForm.WORD) String channel,
        @Nullable UUID clientId,
        Instant at)
        implements MessageFact {}
