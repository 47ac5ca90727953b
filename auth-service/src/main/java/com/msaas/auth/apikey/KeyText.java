package com.msaas.auth.apikey;

import com.msaas.auth.identity.Password;
import jakarta.validation.constraints.Pattern;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/// A key as a program presents it: which one it is, and its secret of 256 bits.
///
/// @param value `clk_`, the key's id, `_` and the secret
record KeyText(
        @Pattern(regexp = KeyText.FORM, message = "is no API key")
        String value) {
    static final String FORM = "clk_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[A-Za-z0-9_-]{43}";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final String PREFIX = "clk_";
    private static final int ID = 36;

    /// A new secret for the key of this id.
    static KeyText of(UUID id) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new KeyText(
                PREFIX + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    UUID id() {
        return UUID.fromString(value.substring(PREFIX.length(), PREFIX.length() + ID));
    }

    Password secret() {
        return new Password(value.substring(PREFIX.length() + ID + 1));
    }

    /// Keys stay out of logs, whoever prints the request.
    @Override
    public String toString() {
        return "KeyText[***]";
    }
}
