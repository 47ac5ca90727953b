package com.msaas.billing.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan that an operator has given to a clinic.
///
/// @param reason for the clinic's audit log
/// @param until when it ends; nothing when it has no end
public record Grant(
        UUID id, String plan, String reason, @Nullable Instant until, Instant at) {}
