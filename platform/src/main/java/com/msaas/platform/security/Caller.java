package com.msaas.platform.security;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The signed-in user behind the request at hand, bound by the filter that verified the token.
///
/// @param role in the chosen clinic; none where the path needs no clinic and none was chosen
/// @param scopes what a program's key is for; everything for a person
/// @param ip the client's address as the gateway saw it
public record Caller(
        UUID userId,
        @Nullable Role role,
        Set<Permission> scopes,
        @Nullable String ip,
        @Nullable String userAgent,
        String requestId) {
    static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    /// Who is asking.
    ///
    /// @throws IllegalStateException where nobody signed in: at a public door, in a listener, in a job
    public static Caller current() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("nobody has signed in here"));
    }

    /// Who is asking, if anybody signed in.
    public static Optional<Caller> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// The role in the chosen clinic.
    ///
    /// @throws IllegalStateException where no clinic is chosen
    public Role demandRole() {
        if (role == null) {
            throw new IllegalStateException("no clinic is chosen here");
        }
        return role;
    }

    /// Whether the role in the chosen clinic permits it, and the key of a program besides.
    public boolean may(Permission permission) {
        return role != null && permission.isOf(role) && scopes.contains(permission);
    }
}
