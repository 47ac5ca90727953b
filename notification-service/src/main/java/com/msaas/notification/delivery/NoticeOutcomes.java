package com.msaas.notification.delivery;

import com.msaas.contracts.NoticeNotSent;
import com.msaas.contracts.NoticeSent;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Notes what became of a notice and tells the world, as a step of a transaction.
@Component
class NoticeOutcomes {
    private static final String PLANNED = "planned";
    private static final String SENT = "sent";
    private static final String POSSIBLY_TWICE = "possibly_twice";

    private final Notices notices;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final Clock clock;

    NoticeOutcomes(Notices notices, Outbox outbox, MeterRegistry metrics, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    void planned(Notice notice) {
        count(notice, PLANNED);
    }

    /// The mail server has taken it.
    void sent(Notice attempt) {
        Instant now = clock.instant();
        if (notices.end(attempt, NoticeState.SENT, null, null, now)) {
            outbox.publish(new NoticeSent(
                    attempt.id().value(),
                    attempt.told() + 1,
                    attempt.planned().client(),
                    attempt.planned().appointment(),
                    attempt.planned().kind().value(),
                    PlannedNotice.CHANNEL,
                    now));
            count(attempt, SENT);
            if (attempt.possiblyTwice() > 0) {
                count(attempt, POSSIBLY_TWICE);
            }
        }
    }

    /// There is no use in sending it.
    void dropped(Notice seen, NotSentBecause because) {
        notSent(seen, NoticeState.DROPPED, because, null);
    }

    /// The mail server does not take it.
    ///
    /// @param providerAnswer what it said this time; nothing when that is noted already
    void refused(Notice seen, @Nullable String providerAnswer) {
        notSent(seen, NoticeState.FAILED, NotSentBecause.REFUSED, providerAnswer);
    }

    private void notSent(Notice seen, NoticeState end, NotSentBecause because, @Nullable String providerAnswer) {
        Instant now = clock.instant();
        if (notices.end(seen, end, because, providerAnswer, now)) {
            outbox.publish(new NoticeNotSent(
                    seen.id().value(),
                    seen.told() + 1,
                    seen.planned().client(),
                    seen.planned().appointment(),
                    seen.planned().kind().value(),
                    PlannedNotice.CHANNEL,
                    because.word(),
                    now));
            count(seen, because.word());
        }
    }

    private void count(Notice notice, String outcome) {
        Transactions.afterCommit(() -> metrics.counter(
                        "clinic.notices", "kind", notice.planned().kind().value(), "outcome", outcome)
                .increment());
    }
}
