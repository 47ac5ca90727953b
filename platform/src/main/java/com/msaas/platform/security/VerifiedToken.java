package com.msaas.platform.security;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/// What an accepted token says.
///
/// @param operator whether it belongs to those who run the system, and so to no clinic
/// @param sessionId one for each login, the same through refreshes
/// @param claims everything, as the token has it
public record VerifiedToken(
        UUID userId,
        Memberships memberships,
        boolean operator,
        @Nullable String sessionId,
        Instant expiresAt,
        Map<String, Object> claims) {

    public VerifiedToken {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /// When it was issued, to the second; for one that does not say, before everything.
    public Instant issuedAt() {
        return claims.get("iat") instanceof Date issued ? issued.toInstant() : Instant.EPOCH;
    }

    /// What alone a program may do that comes with a key; nothing for a person, who may whatever his role permits.
    public Optional<Set<Permission>> scopes() {
        return claims.get("permissions") instanceof Collection<?> named
                ? Optional.of(named.stream()
                        .flatMap(name -> Permission.named(String.valueOf(name)).stream())
                        .collect(Collectors.toUnmodifiableSet()))
                : Optional.empty();
    }

    /// The token of the request at hand, if it has one.
    public static Optional<VerifiedToken> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof TokenAuthentication known
                ? Optional.of(known.getPrincipal())
                : Optional.empty();
    }
}
