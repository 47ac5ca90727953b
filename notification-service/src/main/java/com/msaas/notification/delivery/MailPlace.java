package com.msaas.notification.delivery;

import java.time.Duration;
import java.time.Instant;

/// A mail's place among those of its clinic: which one it is of which minute.
record MailPlace(Instant minute, int index) {
    /// Those of a minute to come are begun in its first half, so that they are through before it ends.
    private static final Duration SPREAD = Duration.ofSeconds(30);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// The place behind this one, or the first of this minute when that is past.
    MailPlace next(Instant thisMinute, int places) {
        if (minute.isBefore(thisMinute)) {
            return new MailPlace(thisMinute, 0);
        }
        return index + 1 < places ? new MailPlace(minute, index + 1) : new MailPlace(minute.plus(MINUTE), 0);
    }

    /// When it is this one's turn.
    Instant turn(Instant thisMinute, int places) {
        return minute.equals(thisMinute)
                ? minute
                : minute.plus(SPREAD.multipliedBy(index).dividedBy(places));
    }
}
