package com.msaas.notification.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// Lets a clinic's mails go one after another, so many a minute over all instances. What finds this minute full
/// takes a place in a later one and comes back only then: a thousand mails of one clinic cost others a
/// thousand short looks, and not a thousand every minute.
@Component
class Turns {
    private final MailMinutes minutes;
    private final Notices notices;
    private final int places;

    Turns(MailMinutes minutes, Notices notices, DeliverySettings settings) {
        this.minutes = minutes;
        this.notices = notices;
        this.places = settings.mailsPerMinute();
    }

    /// When it is the notice's turn: now, unless that lies ahead. A place that was missed is taken anew.
    Instant of(Notice notice, Instant now) {
        Instant thisMinute = now.truncatedTo(ChronoUnit.MINUTES);
        Instant held = notice.turnAt();
        if (held != null && !held.isBefore(thisMinute)) {
            return held;
        }
        Instant given = minutes.take(thisMinute, places).turn(thisMinute, places);
        if (given.isAfter(now)) {
            notices.holdTurn(notice, given);
        }
        return given;
    }
}
