package com.msaas.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A user's sessions are over before their time: signed out, password reset, removed from a team. Tokens of theirs are
/// void,
/// although they look good for minutes more. Told to each clinic of the user, as topics are keyed by clinic.
///
/// @param version always 1: an ending happens once
/// @param sessionIds as the tokens' `sid` says
/// @param all whether every token of the user that was issued before the second of `at` is void as well, so that a
/// session that nobody could list is
public record SessionsEnded(
        UUID endingId,
        long version,
        UUID userId,
        @WireForm(WireForm.SESSION_ID) List<String> sessionIds,
        boolean all,
        Instant at)
        implements ContractEvent {

    public SessionsEnded {
        sessionIds = List.copyOf(sessionIds);
    }

    @Override
    public UUID aggregateId() {
        return endingId;
    }
}
