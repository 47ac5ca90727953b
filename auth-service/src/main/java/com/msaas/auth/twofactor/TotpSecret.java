package com.msaas.auth.twofactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// What an app makes codes of, as [RFC 6238](https://www.rfc-editor.org/rfc/rfc6238) has it.
///
/// @param base32 as Keycloak and apps take it
record TotpSecret(String base32) {
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final String ISSUER = "Clinic";

    static TotpSecret of(byte[] bits) {
        return new TotpSecret(new Base32().encodeAsString(bits));
    }

    /// Whether the app shows this code now, or did so or will by a clock that is half a minute off.
    boolean makes(String code, Instant now) {
        SecretKey key = new SecretKeySpec(new Base32().decode(base32), CODES.getAlgorithm());
        return IntStream.rangeClosed(-1, 1).anyMatch(step -> code.equals(at(key, now, step)));
    }

    private static String at(SecretKey key, Instant now, int step) {
        try {
            return CODES.generateOneTimePasswordString(
                    key, now.plus(CODES.getTimeStep().multipliedBy(step)));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What an app reads from the picture.
    String uri(String address) {
        return "otpauth://totp/" + ISSUER + ":" + encoded(address) + "?secret=" + base32 + "&issuer=" + ISSUER
                + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Whoever knows it has the second factor.
    @Override
    public String toString() {
        return "TotpSecret[***]";
    }
}
