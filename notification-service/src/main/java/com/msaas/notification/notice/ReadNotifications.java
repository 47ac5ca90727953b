package com.msaas.notification.notice;

import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Notes that somebody has read a notice, or all there are.
@Component
class ReadNotifications {
    private final Notifications notifications;
    private final Transactions transactions;
    private final Clock clock;

    ReadNotifications(Notifications notifications, Transactions transactions, Clock clock) {
        this.notifications = notifications;
        this.transactions = transactions;
        this.clock = clock;
    }

    Notification one(NotificationId id, Reader reader) {
        return transactions.inOne(() -> notifications
                .read(id, reader, clock.instant())
                .orElseThrow(() -> new RefusedException(CommonRefusal.notFound("notification"))));
    }

    long all(Reader reader) {
        return transactions.inOne(() -> notifications.readAll(reader, clock.instant()));
    }
}
