package com.msaas.auth;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import tools.jackson.databind.JsonNode;

/// An app on somebody's phone that has read the picture of a second factor.
public record App(String secret) {
    private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]+)");

    /// Of what setting up has answered.
    public static App of(JsonNode setUp) {
        Matcher found = SECRET.matcher(setUp.path("otpauth_uri").asString());
        if (!found.find()) {
            throw new AssertionError("no secret in " + setUp);
        }
        return new App(found.group(1));
    }

    /// What it shows, or did or will a number of half minutes from now: each code is good once.
    public String code(Instant now, int halfMinutes) {
        TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
        try {
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), codes.getAlgorithm()),
                    now.plus(Duration.ofSeconds(30L * halfMinutes)));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
