package com.msaas.notification.notice;

import com.msaas.notification.notice.Notification.LogLines;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What owners, and nobody else, find among their notices when something critical was done: one notice for what is
/// alike, which grows.
@Component
public class OwnerNotices {
    private final Notifications notifications;

    OwnerNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    /// Tells of a critical line, as a step of the open transaction.
    ///
    /// @param id names the notice from now on
    /// @param line the line's, in the audit log
    /// @param at when it was done
    public void add(UUID id, UUID line, String action, Instant at) {
        notifications.add(new NotificationId(id), new LogLines(line, action, 1, at));
    }

    /// Tells of so many lines by now, as a step of the open transaction. Whoever has read the notice has not read that.
    ///
    /// @param lastAt when the last of them was done
    public void grow(UUID id, int count, Instant lastAt) {
        notifications.grow(new NotificationId(id), count, lastAt);
    }
}
