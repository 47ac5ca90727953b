package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notice was not sent and will not be by itself.
///
/// @param because why: `no_address`, `appointment_changed`, `too_late`, `refused`
public record NoticeNotSent(
        UUID noticeId,
        long version,
        UUID clientId,
        @Nullable UUID appointmentId,
        @WireForm(WireForm.WORD) String kind,
        @WireForm(WireForm.WORD) String channel,
        @WireForm(WireForm.WORD) String because,
        Instant at)
        implements NoticeFact {}
