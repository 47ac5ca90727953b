package com.msaas.auth.registration;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.platform.id.Ids;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attempt to sign a clinic up. It is under way while its user is being made, then pending until a link
/// from the mail is used, then activating for the moment in which the user gets his address; with that it
/// becomes an account and is gone. An attempt that fails, is replaced by a newer one or waits too long is
/// gone too, and its user after it.
///
/// @param id also the mark that its user carries
/// @param userId once the user is made
/// @param mailing the mail whose links count; a newer one takes the older's place
/// @param changedAt when it came into its state
public record Registration(
        UUID id,
        TenantId tenant,
        EmailAddress email,
        String name,
        String clinicName,
        State state,
        @Nullable UUID userId,
        @Nullable UUID mailing,
        Instant startedAt,
        Instant changedAt) {

    /// How long a registration may wait for its link to be used.
    public static final Duration DEADLINE = Duration.ofHours(72);

    /// How long a link works.
    public static final Duration LINK_LIFE = Duration.ofHours(24);

    /// Where a registration stands.
    public enum State {
        /// its user is being made
        UNDER_WAY,
        /// its user is made, and a link is on its way
        PENDING,
        /// a link was used, and its user is being let in
        ACTIVATING
    }

    /// Somebody wants to sign up.
    static Registration begun(EmailAddress email, String name, String clinicName, Instant now) {
        return new Registration(
                Ids.next(), new TenantId(Ids.next()), email, name, clinicName, State.UNDER_WAY, null, null, now, now);
    }

    /// What the token of its user will carry.
    String membership() {
        return tenant + ":" + Role.OWNER.wireName();
    }

    /// Until when it may wait.
    public Instant deadline() {
        return startedAt.plus(DEADLINE);
    }

    /// Until when a link sent now works.
    public Instant linkUntil(Instant now) {
        Instant usual = now.plus(LINK_LIFE);
        return usual.isBefore(deadline()) ? usual : deadline();
    }

    /// Its user.
    ///
    /// @throws IllegalStateException before he is made
    public UUID user() {
        if (userId == null) {
            throw new IllegalStateException("the registration's user is not made yet: " + id);
        }
        return userId;
    }
}
