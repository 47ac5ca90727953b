package com.msaas.platform.revocation;

import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.MemberFact;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.SessionsEnded;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.security.VerifiedToken;
import com.msaas.platform.security.VoidTokens;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What was told of late that makes tokens void. It has to be remembered only for a little longer than a token
/// lives: one that is issued later says the truth itself.
///
/// A token is void as a whole when one of its memberships is: whoever comes with it gets a new one that says what is
/// so.
public final class Revocations implements VoidTokens {
    /// The life of a token, five minutes, and what clocks may differ by.
    static final Duration KEPT = Duration.ofMinutes(6);

    private final Clock clock;
    private final Map<String, Instant> endedSessions = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> endedUsers = new ConcurrentHashMap<>();
    private final Map<Place, Standing> standings = new ConcurrentHashMap<>();
    private volatile Instant nextClearing = Instant.MIN;

    public Revocations(Clock clock) {
        this.clock = clock;
    }

    /// Somebody in a clinic.
    private record Place(TenantId clinic, UUID user) {}

    /// @param role none for one who was removed
    private record Standing(long version, @Nullable MemberRole role, Instant heardAt) {}

    /// Takes in what was told to a clinic. The same may come again.
    void take(TenantId clinic, ContractEvent event) {
        clearAway();
        if (event instanceof SessionsEnded ended) {
            ended.sessionIds().forEach(session -> endedSessions.put(session, clock.instant()));
            if (ended.all()) {
                endedUsers.merge(ended.userId(), ended.at(), (known, told) -> known.isAfter(told) ? known : told);
            }
        } else if (event instanceof MemberFact fact) {
            Standing told =
                    new Standing(fact.version(), fact instanceof MemberRemoved ? null : fact.role(), clock.instant());
            standings.merge(
                    new Place(clinic, fact.userId()),
                    told,
                    (known, heard) -> heard.version() > known.version() ? heard : known);
        }
    }

    @Override
    public boolean include(VerifiedToken token) {
        String session = token.sessionId();
        if (session != null && endedSessions.containsKey(session)) {
            return true;
        }
        Instant ended = endedUsers.get(token.userId());
        // tokens know seconds only: one of the same second is either named by its session or was issued afterwards
        if (ended != null && token.issuedAt().isBefore(ended.truncatedTo(ChronoUnit.SECONDS))) {
            return true;
        }
        return !standings.isEmpty() && token.memberships().all().stream().anyMatch(one -> exceeds(one, token.userId()));
    }

    private boolean exceeds(Membership carried, UUID user) {
        Standing standing = standings.get(new Place(carried.tenant(), user));
        if (standing == null) {
            return false;
        }
        MemberRole role = standing.role();
        return role == null || carried.role().isAbove(Role.of(role));
    }

    private void clearAway() {
        Instant now = clock.instant();
        if (now.isBefore(nextClearing)) {
            return;
        }
        nextClearing = now.plus(KEPT.dividedBy(6));
        Instant forgotten = now.minus(KEPT);
        endedSessions.values().removeIf(heard -> heard.isBefore(forgotten));
        endedUsers.values().removeIf(ended -> ended.isBefore(forgotten));
        standings.values().removeIf(standing -> standing.heardAt().isBefore(forgotten));
    }
}
