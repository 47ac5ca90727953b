package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notice was taken by the server that carries it.
public record NoticeSent(
        UUID noticeId,
        long version,
        UUID clientId,
        @Nullable UUID appointmentId,
        @WireForm(WireForm.WORD) String kind,
        @WireForm(WireForm.WORD) String channel,
        Instant at)
        implements NoticeFact {}
