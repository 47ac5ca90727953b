package com.msaas.notification.alert;

import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Transactions;
import org.springframework.stereotype.Component;

/// Closes an alert when its time is over, and has it summed up to the owners if more than the first line has come.
@Component
class CloseAlert implements JobHandler {
    private final Alerts alerts;
    private final AlertJobs alertJobs;
    private final Jobs jobs;
    private final Transactions transactions;

    CloseAlert(Alerts alerts, AlertJobs alertJobs, Jobs jobs, Transactions transactions) {
        this.alerts = alerts;
        this.alertJobs = alertJobs;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return AlertJobs.CLOSE;
    }

    @Override
    public void run(Job job) {
        transactions.inOne(() -> {
            alerts.close(AlertJobs.alertOf(job)).ifPresent(this::sumUp);
            jobs.done(job);
        });
    }

    /// Has the closed alert summed up, as a step of the transaction that closes it.
    void sumUp(Alert closed) {
        if (closed.count() > 1) {
            alertJobs.tell(closed.id(), AlertPart.SUMMARY);
        }
    }
}
