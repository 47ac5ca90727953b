package com.msaas.scheduling.appointment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That an appointment was called off, by whom and why.
///
/// @param user who did it, if it was somebody of the clinic
public record Cancellation(
        @Nullable String reason, CancelledBy by, @Nullable UUID user, Instant at) {

    /// Whose wish it was.
    public enum CancelledBy {
        STAFF,
        PATIENT
    }
}
