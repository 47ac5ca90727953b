package com.msaas.tenant.auditlog;

import com.msaas.platform.digest.Sha256;
import org.jspecify.annotations.Nullable;

/// A value that can be taken out of the log without breaking its chain: the chain holds the commitment, which stays
/// and tells nothing once the salt is gone.
///
/// @param value none once it is erased
/// @param salt random, of this value alone
record Erasable(@Nullable String value, @Nullable String salt, String commitment) {

    static Erasable of(String value, String salt) {
        return new Erasable(value, salt, commitment(value, salt));
    }

    Erasable erased() {
        return new Erasable(null, null, commitment);
    }

    boolean isErased() {
        return value == null && salt == null;
    }

    /// Whether the value is the one that was committed to, or was erased whole.
    boolean isGenuine() {
        return value == null || salt == null ? isErased() : commitment.equals(commitment(value, salt));
    }

    private static String commitment(String value, String salt) {
        return Sha256.hex(salt.length() + ":" + salt + value);
    }
}
