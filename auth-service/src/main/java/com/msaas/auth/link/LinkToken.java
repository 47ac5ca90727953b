package com.msaas.auth.link;

import com.msaas.platform.digest.Sha256;
import jakarta.validation.constraints.Pattern;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The secret in a link: 256 random bits, of which only a hash is kept.
public record LinkToken(
        @Pattern(regexp = LinkToken.FORM, message = "is not the token of a link")
        String value) {
    static final String FORM = "[A-Za-z0-9_-]{43}";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /// A new one.
    public static LinkToken random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /// The one that a browser sends, if it is one at all.
    public static Optional<LinkToken> read(@Nullable String text) {
        return Optional.ofNullable(text).filter(token -> token.matches(FORM)).map(LinkToken::new);
    }

    /// What is kept of it. It has too many bits to be guessed, so the hash needs no salt.
    public String hash() {
        return Sha256.hex(value);
    }

    /// Whoever holds it proves the address, so it stays out of logs.
    @Override
    public String toString() {
        return "LinkToken[***]";
    }
}
