package com.msaas.notification.alert;

import com.msaas.notification.copies.Team;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.jobs.TooEarly;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Finds out whom an alert is mailed to: the owners, and whoever did it if he belongs to the clinic, for whose account
/// was stolen sees it there. All of them get their mails or none does.
@Component
class AddressAlert implements JobHandler {
    /// How soon it is looked again for what is not here yet.
    static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    private final Alerts alerts;
    private final Team team;
    private final AlertJobs alertJobs;
    private final Jobs jobs;
    private final Transactions transactions;
    private final AlertSettings settings;
    private final Clock clock;

    AddressAlert(
            Alerts alerts,
            Team team,
            AlertJobs alertJobs,
            Jobs jobs,
            Transactions transactions,
            AlertSettings settings,
            Clock clock) {
        this.alerts = alerts;
        this.team = team;
        this.alertJobs = alertJobs;
        this.jobs = jobs;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return AlertJobs.ADDRESS;
    }

    @Override
    public void run(Job job) {
        alerts.find(AlertJobs.alertOf(job)).ifPresent(alert -> address(job, alert));
    }

    /// Who belongs to the clinic comes by another topic than alerts and may come later.
    private void address(Job job, Alert alert) {
        Instant now = clock.instant();
        boolean allHeard = team.isUpToDate();
        Set<UUID> readers = new LinkedHashSet<>(team.owners());
        if ((!allHeard || readers.isEmpty()) && now.isBefore(job.due().plus(settings.patience()))) {
            throw new TooEarly(now.plus(NEXT_LOOK));
        }
        if (readers.isEmpty()) {
            // a clinic always has an owner, so people have to look
            throw new IllegalStateException("no owner of the clinic is known");
        }
        UUID actor = alert.actor();
        if (actor != null && team.includes(actor)) {
            readers.add(actor);
        }
        transactions.inOne(() -> {
            readers.forEach(reader -> alertJobs.mail(alert.id(), AlertJobs.partOf(job), reader));
            jobs.done(job);
        });
    }
}
