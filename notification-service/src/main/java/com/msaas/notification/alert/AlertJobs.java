package com.msaas.notification.alert;

import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// The jobs of alerts, each there once: one that closes an alert, one for each part of it that finds out whom to write
/// to, and one for each mail.
@Component
class AlertJobs {
    static final String CLOSE = "alert_close";
    static final String ADDRESS = "alert_address";
    static final String MAIL = "alert_mail";

    private static final String ALERT = "alert_id";
    private static final String PART = "part";
    private static final String READER = "user_id";

    private final Jobs jobs;
    private final Clock clock;

    AlertJobs(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Has the alert closed at that time.
    void close(AlertId alert, Instant due) {
        jobs.schedule(CLOSE, alert.value().toString(), due, new Document(ALERT, alert.value()));
    }

    /// Has this part of the alert told to all whom it concerns.
    void tell(AlertId alert, AlertPart part) {
        jobs.schedule(
                ADDRESS,
                key(alert, part),
                clock.instant(),
                new Document(ALERT, alert.value()).append(PART, part.word()));
    }

    /// Has this part of the alert told to one of them.
    void mail(AlertId alert, AlertPart part, UUID reader) {
        jobs.schedule(
                MAIL,
                key(alert, part) + "/" + reader,
                clock.instant(),
                new Document(ALERT, alert.value()).append(PART, part.word()).append(READER, reader));
    }

    static AlertId alertOf(Job job) {
        return new AlertId(job.payload().get(ALERT, UUID.class));
    }

    static AlertPart partOf(Job job) {
        return AlertPart.of(job.payload().getString(PART));
    }

    static UUID readerOf(Job job) {
        return job.payload().get(READER, UUID.class);
    }

    private static String key(AlertId alert, AlertPart part) {
        return alert.value() + "/" + part.word();
    }
}
