package com.msaas.notification.delivery;

import com.msaas.platform.tenancy.TenantContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lets a clinic's mails go so many a minute, over all instances. Whichever notice first finds the minute full
/// has all of its clinic's that are due wait with it: a thousand mails of one clinic cost the others one look
/// and one update a minute, not a thousand looks.
@Component
class Turns {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// Clinics go on at different moments of the minute, and not all at its beginning.
    private static final long SPREAD_MILLIS = Duration.ofSeconds(30).toMillis();

    private final MailMinutes minutes;
    private final NoticeJobs jobs;
    private final int atMost;

    Turns(MailMinutes minutes, NoticeJobs jobs, DeliverySettings settings) {
        this.minutes = minutes;
        this.jobs = jobs;
        this.atMost = settings.mailsPerMinute();
    }

    /// Takes a place in this minute.
    ///
    /// @return nothing when there was one; else when to ask again
    Optional<Instant> take(Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        if (minutes.count(minute, atMost)) {
            return Optional.empty();
        }
        Instant next = minute.plus(MINUTE).plusMillis(spread());
        jobs.putOffDue(next);
        return Optional.of(next);
    }

    private static long spread() {
        return Math.floorMod(TenantContext.current().hashCode(), SPREAD_MILLIS);
    }
}
