package com.msaas.notification.delivery;

import com.msaas.contracts.AppointmentFact;
import com.msaas.notification.copies.KnownAppointment;
import com.msaas.platform.id.Ids;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Plans what patients are to be told when something happens to an appointment, and takes back what is not
/// true any more or is told anew.
@Component
@EnableConfigurationProperties(DeliverySettings.class)
class TellPatients implements Reaction {
    private final Notices notices;
    private final NoticeJobs jobs;
    private final NoticeOutcomes outcomes;
    private final NoticePlan plan;
    private final Clock clock;

    TellPatients(Notices notices, NoticeJobs jobs, NoticeOutcomes outcomes, DeliverySettings settings, Clock clock) {
        this.notices = notices;
        this.jobs = jobs;
        this.outcomes = outcomes;
        this.plan = new NoticePlan(new ReminderTimes(settings.reminders()), settings.newsFor());
        this.clock = clock;
    }

    @Override
    public String name() {
        return "patient-notices";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(AppointmentFact.class, this::follow);
    }

    private void follow(AppointmentFact fact) {
        Instant now = clock.instant();
        notices.waiting(fact.appointmentId()).stream()
                .filter(notice -> isOutdated(notice.planned(), fact))
                .forEach(this::takeBack);
        plan.after(fact, now).stream()
                .filter(planned -> !notices.isThere(planned))
                .forEach(planned -> add(planned, now));
    }

    private static boolean isOutdated(PlannedNotice waiting, AppointmentFact fact) {
        boolean toldAnew = !waiting.kind().isReminder() && NoticePlan.news(fact).isPresent();
        return waiting.version() < fact.version() && (toldAnew || !waiting.holdsFor(KnownAppointment.after(fact)));
    }

    private void takeBack(Notice notice) {
        outcomes.dropped(notice, NotSentBecause.APPOINTMENT_CHANGED);
        jobs.cancel(notice);
    }

    private void add(PlannedNotice planned, Instant now) {
        Notice notice = Notice.planned(new NoticeId(Ids.next()), planned, now);
        notices.add(notice);
        jobs.schedule(notice);
        outcomes.planned(notice);
    }
}
