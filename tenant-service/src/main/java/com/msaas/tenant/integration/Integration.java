package com.msaas.tenant.integration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account that the clinic has with somebody. It was tried when it was written down, and works until the other side
/// says otherwise.
///
/// @param version 1 at first, one more with each change
/// @param account what the other side calls it, where the secret does not say so
record Integration(
        IntegrationType type, long version, @Nullable String account, SealedSecret secret, Instant connectedAt) {

    Integration with(@Nullable String otherAccount, SealedSecret otherSecret) {
        return new Integration(type, version + 1, otherAccount, otherSecret, connectedAt);
    }

    /// The same sealed anew, which is no change to anybody.
    Integration resealed(SealedSecret again) {
        return new Integration(type, version, account, again, connectedAt);
    }
}
