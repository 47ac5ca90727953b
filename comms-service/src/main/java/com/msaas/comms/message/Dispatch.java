package com.msaas.comms.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a message has come. A mail cannot be sent exactly once: that it is begun is noted before the server
/// is spoken to, so that a try of which nobody came back is known as one that may have arrived.
///
/// @param attempts how often it was begun
/// @param possiblyTwice how often it was begun when an earlier try may have arrived
/// @param mayHaveArrived whether a try is open of which nobody knows
/// @param round which of a person's wishes to have it sent this is
/// @param sentAt when it was taken, or came in
/// @param answer what the mail server said when it did not take it last
record Dispatch(
        Delivery delivery,
        int attempts,
        int possiblyTwice,
        boolean mayHaveArrived,
        int round,
        @Nullable Instant sentAt,
        @Nullable String answer) {

    static Dispatch received(Instant at) {
        return new Dispatch(Delivery.RECEIVED, 0, 0, false, 0, at, null);
    }

    static Dispatch queued() {
        return new Dispatch(Delivery.QUEUED, 0, 0, false, 1, null, null);
    }

    Dispatch begun() {
        return new Dispatch(
                Delivery.SENDING, attempts + 1, possiblyTwice + (mayHaveArrived ? 1 : 0), true, round, null, answer);
    }

    Dispatch taken(Instant at) {
        return new Dispatch(Delivery.SENT, attempts, possiblyTwice, false, round, at, null);
    }

    /// The server has said no for now, or was not there to be asked.
    Dispatch putBack(String said) {
        return new Dispatch(Delivery.QUEUED, attempts, possiblyTwice, false, round, null, said);
    }

    /// The server has said no for good.
    Dispatch refused(String said) {
        return new Dispatch(Delivery.FAILED, attempts, possiblyTwice, false, round, null, said);
    }

    /// It was tried often enough.
    Dispatch givenUp() {
        return new Dispatch(Delivery.FAILED, attempts, possiblyTwice, mayHaveArrived, round, null, answer);
    }

    Dispatch again() {
        return new Dispatch(Delivery.QUEUED, attempts, possiblyTwice, mayHaveArrived, round + 1, null, answer);
    }

    /// Whether this round has come to its end.
    boolean isOver() {
        return delivery == Delivery.SENT || delivery == Delivery.FAILED;
    }
}
