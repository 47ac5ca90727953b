package com.msaas.gateway.session;

import com.msaas.platform.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a browser's cookie holds: random, and all that is needed to act for its user. Only its digest is kept.
public record SessionKey(String secret) {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A new one that nobody had before.
    static SessionKey fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<SessionKey> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionKey(text)) : Optional.empty();
    }

    /// By which the session is found.
    String digest() {
        return Sha256.hex("session:" + secret);
    }

    /// What a page has to echo when it changes something. Other pages make browsers send the cookie, but
    /// cannot read it, nor this.
    public String csrfToken() {
        return Sha256.hex("csrf:" + secret);
    }

    /// Whether that is what was echoed.
    public boolean admits(@Nullable String echoed) {
        return echoed != null
                && MessageDigest.isEqual(
                        csrfToken().getBytes(StandardCharsets.UTF_8), echoed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SessionKey";
    }
}
