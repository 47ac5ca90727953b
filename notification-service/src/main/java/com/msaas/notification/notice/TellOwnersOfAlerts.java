package com.msaas.notification.notice;

import com.msaas.contracts.AlertRaised;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import org.springframework.stereotype.Component;

/// Lets the owners of a clinic know when something was deleted or exported or a role changed, whoever did it.
@Component
class TellOwnersOfAlerts implements Reaction {
    private final Notifications notifications;

    TellOwnersOfAlerts(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "owner-alerts";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(AlertRaised.class, alert -> notifications.add(alert));
    }
}
