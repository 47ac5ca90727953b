package com.msaas.auth.session;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.RefreshToken;
import com.msaas.auth.identity.Tokens;
import com.msaas.platform.security.Memberships;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a token says of its session. It is not verified here: either it comes from Keycloak this moment, or
/// Keycloak is about to judge it.
///
/// @param address that the user has proved, if any
record SessionFacts(
        UUID userId, String sessionId, Memberships memberships, Optional<EmailAddress> address, String name) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Of a session that has just been granted.
    static SessionFacts of(Tokens tokens) {
        return read(tokens.accessToken())
                .orElseThrow(() -> new IllegalStateException("Keycloak granted a token that says nothing"));
    }

    /// Of the session that a client names, if that is a token at all.
    static Optional<SessionFacts> of(RefreshToken token) {
        return read(token.value());
    }

    private static Optional<SessionFacts> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode claims =
                    JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return Optional.of(new SessionFacts(
                    UUID.fromString(claims.path("sub").asString("")),
                    claims.path("sid").asString(""),
                    Memberships.of(texts(claims.get("memberships"))),
                    address(claims),
                    claims.path("name").asString("")));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<EmailAddress> address(JsonNode claims) {
        return claims.path("email_verified").asBoolean(false)
                ? EmailAddress.read(claims.path("email").asString(""))
                : Optional.empty();
    }

    private static List<String> texts(@Nullable JsonNode claim) {
        List<String> texts = new ArrayList<>();
        if (claim != null) {
            claim.forEach(entry -> texts.add(entry.asString("")));
        }
        return texts;
    }
}
