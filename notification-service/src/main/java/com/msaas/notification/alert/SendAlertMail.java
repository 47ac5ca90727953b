package com.msaas.notification.alert;

import com.msaas.notification.copies.Clinic;
import com.msaas.notification.copies.Clinics;
import com.msaas.notification.copies.Colleague;
import com.msaas.notification.copies.Team;
import com.msaas.notification.template.AlertValues.Doer;
import com.msaas.notification.template.AlertValues.DoerKind;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.TooEarly;
import com.msaas.platform.mail.Mail;
import com.msaas.platform.mail.MailNotTaken;
import com.msaas.platform.mail.Mailer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes to one of those whom an alert concerns, if it still does: whoever is no owner any more and has not done it
/// himself gets no mail. Every try of a mail has the same Message-ID.
@Component
class SendAlertMail implements JobHandler {
    private final Alerts alerts;
    private final Team team;
    private final Clinics clinics;
    private final AlertMail mail;
    private final Mailer mailer;
    private final AlertSettings settings;
    private final MeterRegistry metrics;
    private final Clock clock;

    SendAlertMail(
            Alerts alerts,
            Team team,
            Clinics clinics,
            AlertMail mail,
            Mailer mailer,
            AlertSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.alerts = alerts;
        this.team = team;
        this.clinics = clinics;
        this.mail = mail;
        this.mailer = mailer;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return AlertJobs.MAIL;
    }

    @Override
    public void run(Job job) {
        UUID reader = AlertJobs.readerOf(job);
        alerts.find(AlertJobs.alertOf(job))
                .filter(alert -> concerns(alert, reader))
                .ifPresent(alert -> pursue(job, alert, reader));
    }

    private boolean concerns(Alert alert, UUID reader) {
        return team.isOwner(reader) || alert.isBy(reader) && team.includes(reader);
    }

    private void pursue(Job job, Alert alert, UUID reader) {
        Optional<Colleague> to = found(team.find(reader), job, settings.patience());
        if (to.isEmpty()) {
            count(job, "no_address");
            return;
        }
        Clinic clinic = found(clinics.current(), job, settings.patience()).orElse(Clinic.USUAL);
        send(job, mail.write(alert, AlertJobs.partOf(job), reader, to.get(), clinic, doer(job, alert)));
    }

    private Doer doer(Job job, Alert alert) {
        UUID actor = alert.actor();
        if (actor == null) {
            return new Doer(DoerKind.SYSTEM, null);
        }
        if (!team.includes(actor)) {
            return new Doer(DoerKind.OUTSIDER, null);
        }
        Optional<Colleague> known = found(team.find(actor), job, settings.patienceForNames());
        return new Doer(DoerKind.MEMBER, known.map(Colleague::name).orElse(null));
    }

    /// What was looked for, or nothing when it has been waited for long enough.
    ///
    /// @throws TooEarly when it may still come
    private <T> Optional<T> found(Optional<T> known, Job job, Duration patience) {
        Instant now = clock.instant();
        if (known.isEmpty() && now.isBefore(job.due().plus(patience))) {
            throw new TooEarly(now.plus(AddressAlert.NEXT_LOOK));
        }
        return known;
    }

    private void send(Job job, Mail written) {
        try {
            mailer.send(written);
            count(job, "sent");
        } catch (MailNotTaken refusal) {
            if (!refusal.isForGood()) {
                throw refusal;
            }
            count(job, "refused");
        }
    }

    private void count(Job job, String outcome) {
        metrics.counter("clinic.alert.mails", "part", AlertJobs.partOf(job).word(), "outcome", outcome)
                .increment();
    }
}
