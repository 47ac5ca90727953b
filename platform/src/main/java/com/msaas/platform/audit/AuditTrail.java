package com.msaas.platform.audit;

import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditRecorded;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.id.Ids;
import com.msaas.platform.outbox.Outbox;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Where a use case says what it did, inside the transaction that does it. It travels as an event to the one
/// service that keeps every clinic's log.
public final class AuditTrail {
    private final Outbox outbox;
    private final Clock clock;

    AuditTrail(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Puts the entry into the bound clinic's log, by the bound actor.
    ///
    /// @throws IllegalStateException outside of a transaction, or where nobody is bound as the actor
    public void record(AuditEntry entry) {
        Actor actor = Actor.current();
        outbox.publish(new AuditRecorded(
                Ids.next(),
                1,
                entry.action(),
                entry.resourceType(),
                entry.resourceId(),
                kind(actor),
                actor.userId(),
                actor.role(),
                actor.ipAddress(),
                cut(actor.userAgent()),
                actor.requestId(),
                entry.severity(),
                entry.changes(),
                clock.instant()));
    }

    private static AuditActorKind kind(Actor actor) {
        return switch (actor.kind()) {
            case USER -> AuditActorKind.USER;
            case SYSTEM -> AuditActorKind.SYSTEM;
            case PUBLIC -> AuditActorKind.PATIENT;
            case OPERATOR -> AuditActorKind.OPERATOR;
        };
    }

    /// A client may send anything here, of any length.
    private static @Nullable String cut(@Nullable String userAgent) {
        return userAgent == null ? null : AuditEntry.cut(userAgent);
    }
}
