package com.msaas.notification.delivery;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A notice to a patient. It begins waiting, for its time or for what it needs, is sent in as many attempts as
/// it takes, and ends sent, failed or dropped. Only a failed one begins anew, when a person says so.
///
/// An attempt is noted before the mail server is spoken to. So when the next attempt finds one that never
/// ended, the mail may have gone out: it is sent again under the same Message-ID, and counted.
///
/// @param lacking what it was found to lack when it was looked at last
/// @param attempts how often the mail server was spoken to, or was to be
/// @param rounds how often it was begun anew
/// @param providerAnswer what the mail server said last: its code, or what kept it from saying anything
/// @param unanswered whether an attempt may have brought the mail there, and nobody knows
/// @param possiblyTwice how many attempts followed one that may have brought it there
/// @param told how many events have told of it
record Notice(
        NoticeId id,
        PlannedNotice planned,
        Instant createdAt,
        NoticeState state,
        @Nullable WaitingFor lacking,
        @Nullable NotSentBecause because,
        int attempts,
        int rounds,
        @Nullable String providerAnswer,
        boolean unanswered,
        int possiblyTwice,
        @Nullable Instant sentAt,
        long told) {

    /// One that has just been planned.
    static Notice planned(NoticeId id, PlannedNotice planned, Instant now) {
        return new Notice(id, planned, now, NoticeState.WAITING, null, null, 0, 0, null, false, 0, null, 0);
    }

    /// Whether something is still to be done about it.
    boolean isUnderWay() {
        return state == NoticeState.WAITING || state == NoticeState.SENDING;
    }

    /// Whether an attempt may have brought it there already.
    boolean mayHaveArrived() {
        return state == NoticeState.SENDING || unanswered;
    }

    /// Whether it may be with the patient although it was not sent as far as is known.
    boolean isPerhapsSent() {
        return state != NoticeState.SENT && (unanswered || possiblyTwice > 0);
    }

    /// What it waits for; nothing while it waits for its time. One that is due and lacks nothing waits for its
    /// turn.
    Optional<WaitingFor> waitingFor(Instant now) {
        if (state != NoticeState.WAITING || lacking != null || now.isBefore(planned.due())) {
            return Optional.ofNullable(lacking);
        }
        return Optional.of(WaitingFor.TURN);
    }
}
