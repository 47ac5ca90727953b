package com.msaas.notification.notice;

import com.msaas.notification.copies.Clinics;
import com.msaas.notification.notice.Notification.About;
import com.msaas.notification.notice.Notification.Appointment;
import com.msaas.notification.notice.Notification.LogLine;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notifications")
class NotificationController {
    private final Notifications notifications;
    private final ReadNotifications readNotifications;
    private final Clinics clinics;
    private final Idempotently idempotently;
    private final Clock clock;

    NotificationController(
            Notifications notifications,
            ReadNotifications readNotifications,
            Clinics clinics,
            Idempotently idempotently,
            Clock clock) {
        this.notifications = notifications;
        this.readNotifications = readNotifications;
        this.clinics = clinics;
        this.idempotently = idempotently;
        this.clock = clock;
    }

    @Needs(Permission.SEE_NOTICES)
    @GetMapping
    Page<View> list(@RequestParam(defaultValue = "false") boolean unread, PageRequest page) {
        ZoneId zone = clinics.zone();
        return notifications
                .list(Reader.calling(), unread, clock.instant(), page)
                .map(notification -> View.of(notification, zone));
    }

    @Needs(Permission.SEE_NOTICES)
    @GetMapping("/unread-count")
    UnreadCount unreadCount() {
        return new UnreadCount(notifications.countUnread(Reader.calling(), clock.instant()));
    }

    @Needs(Permission.KEEP_NOTICES)
    @PostMapping("/{id}/read")
    ResponseEntity<View> read(@PathVariable NotificationId id) {
        ZoneId zone = clinics.zone();
        return idempotently.ok(
                () -> readNotifications.one(id, Reader.calling()), notification -> View.of(notification, zone));
    }

    @Needs(Permission.KEEP_NOTICES)
    @PostMapping("/read-all")
    ResponseEntity<ReadCount> readAll() {
        return idempotently.ok(() -> readNotifications.all(Reader.calling()), ReadCount::new);
    }

    /// How many the caller has not read.
    record UnreadCount(long unread) {}

    /// How many the caller has read just now.
    record ReadCount(long read) {}

    /// What the notice is about.
    record Reference(String type, UUID id) {
        static Reference of(About about) {
            return switch (about) {
                case Appointment appointment -> new Reference("appointment", appointment.id());
                case LogLine line -> new Reference("audit_log", line.id());
            };
        }
    }

    /// A notice as clients read it.
    ///
    /// @param clientId none where it is not about a patient
    record View(
            NotificationId id,
            NotificationType type,
            String title,
            String body,
            Reference reference,
            @Nullable UUID clientId,
            @Nullable Instant readAt,
            Instant createdAt) {
        static View of(Notification notification, ZoneId zone) {
            Wording wording = Wording.of(notification, zone);
            return new View(
                    notification.id(),
                    notification.type(),
                    wording.title(),
                    wording.body(),
                    Reference.of(notification.about()),
                    notification.about() instanceof Appointment appointment ? appointment.client() : null,
                    notification.readAt(),
                    notification.createdAt());
        }
    }
}
