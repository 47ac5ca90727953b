package com.msaas.notification.alert;

import com.msaas.contracts.AlertRaised;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Critical lines of a clinic's audit log that are alike: the same action, by the same actor, one soon after
/// another. It is open from the first line on and takes more of them in, each once, until a while after the first;
/// then it is closed and changes no more. At most one is open for each action and actor.
///
/// @param action as the log names it
/// @param actor none where no person did it
/// @param count how many lines there are
/// @param firstAt when the first was done
/// @param lastAt when the last was done
/// @param firstSeq the first line's place in the log
/// @param lastSeq the last line's place in the log
record Alert(
        AlertId id,
        String action,
        @Nullable UUID actor,
        int count,
        Instant firstAt,
        Instant lastAt,
        long firstSeq,
        long lastSeq) {

    /// The alert that begins with this line.
    static Alert of(AlertId id, AlertRaised first) {
        Instant at = first.at().truncatedTo(ChronoUnit.MILLIS);
        return new Alert(id, first.action(), first.userId(), 1, at, at, first.seq(), first.seq());
    }

    /// Whether this user is who did it.
    boolean isBy(UUID user) {
        return user.equals(actor);
    }
}
