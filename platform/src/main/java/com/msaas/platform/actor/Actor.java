package com.msaas.platform.actor;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who caused what is being done, as events and audit records name him. Bound at the edge: by the security
/// filter for people, by the inbox and the jobs for the system itself, so that no change is by an "unknown
/// user".
///
/// @param name as an event's envelope carries it: a user's id, or `system:` and what part of it
/// @param role what he is in the bound clinic, as the token says; none for the system and the public
public record Actor(
        Kind kind,
        String name,
        @Nullable UUID userId,
        @Nullable String role,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String requestId) {
    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();

    /// Sorts of actors.
    public enum Kind {
        /// a signed-in member of a clinic
        USER,
        /// a part of the system, by a listener or a job
        SYSTEM,
        /// somebody at a public door
        PUBLIC,
        /// one of the people who run the system
        OPERATOR
    }

    /// A part of the system that acts by itself.
    ///
    /// @param what the service and its part, such as `scheduling-service.known-clients`
    public static Actor system(String what) {
        return new Actor(Kind.SYSTEM, "system:" + what, null, null, null, null, null);
    }

    /// Who acts now.
    ///
    /// @throws IllegalStateException where nobody is bound: a door was opened without asking who comes in
    public static Actor current() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("nobody is bound as the actor here"));
    }

    /// Who acts now, if anybody is bound.
    public static Optional<Actor> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// Does the work as this actor and gives its result.
    public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /// Does the work as this actor.
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }
}
