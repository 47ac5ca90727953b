package com.msaas.notification.alert;

import com.msaas.contracts.AlertRaised;
import com.msaas.notification.notice.OwnerNotices;
import com.msaas.platform.id.Ids;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Lets the owners of a clinic know when something was deleted or exported or a role changed, whoever did it: by a
/// notice that takes in what is alike, and by mail at once.
///
/// Whether a line still belongs to an open alert is judged by when it was done, so what is heard late is told as it
/// was. An alert is closed by this service's clock, never sooner than a whole window after it has heard of it: so what
/// was done in one burst is told as one, also when it is all heard at once long after.
@Component
@EnableConfigurationProperties(AlertSettings.class)
class TellOwnersOfAlerts implements Reaction {
    private final Alerts alerts;
    private final CloseAlert closeAlert;
    private final AlertJobs jobs;
    private final OwnerNotices notices;
    private final Duration window;
    private final Clock clock;

    TellOwnersOfAlerts(
            Alerts alerts,
            CloseAlert closeAlert,
            AlertJobs jobs,
            OwnerNotices notices,
            AlertSettings settings,
            Clock clock) {
        this.alerts = alerts;
        this.closeAlert = closeAlert;
        this.jobs = jobs;
        this.notices = notices;
        this.window = settings.window();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "owner-alerts";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(AlertRaised.class, this::take);
    }

    /// Takes a line in, as a step of the open transaction.
    void take(AlertRaised line) {
        alerts.join(line)
                .ifPresentOrElse(
                        alert -> notices.grow(alert.id().value(), alert.count(), alert.lastAt()), () -> open(line));
    }

    private void open(AlertRaised line) {
        alerts.closeBefore(line).ifPresent(closeAlert::sumUp);
        Instant now = clock.instant();
        Alert alert = Alert.of(new AlertId(Ids.next()), line);
        alerts.open(alert, line, alert.firstAt().plus(window), now);
        notices.add(alert.id().value(), line.auditId(), line.action(), line.at());
        jobs.tell(alert.id(), AlertPart.FIRST);
        jobs.close(alert.id(), later(alert.firstAt(), now).plus(window));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
