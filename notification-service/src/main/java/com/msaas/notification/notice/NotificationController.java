package com.msaas.notification.notice;

import com.msaas.notification.copies.Clinic;
import com.msaas.notification.copies.Clinics;
import com.msaas.notification.notice.Notification.About;
import com.msaas.notification.notice.Notification.Appointment;
import com.msaas.notification.notice.Notification.LogLines;
import com.msaas.notification.template.Vocabulary;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
    private final Vocabulary vocabulary;
    private final Idempotently idempotently;
    private final Clock clock;

    NotificationController(
            Notifications notifications,
            ReadNotifications readNotifications,
            Clinics clinics,
            Vocabulary vocabulary,
            Idempotently idempotently,
            Clock clock) {
        this.notifications = notifications;
        this.readNotifications = readNotifications;
        this.clinics = clinics;
        this.vocabulary = vocabulary;
        this.idempotently = idempotently;
        this.clock = clock;
    }

    @Needs(Permission.SEE_NOTICES)
    @GetMapping
    Page<View> list(@RequestParam(defaultValue = "false") boolean unread, PageRequest page) {
        Clinic clinic = clinics.current().orElse(Clinic.USUAL);
        return notifications
                .list(Reader.calling(), unread, clock.instant(), page)
                .map(notification -> view(notification, clinic));
    }

    @Needs(Permission.SEE_NOTICES)
    @GetMapping("/unread-count")
    UnreadCount unreadCount() {
        return new UnreadCount(notifications.countUnread(Reader.calling(), clock.instant()));
    }

    @Needs(Permission.KEEP_NOTICES)
    @PostMapping("/{id}/read")
    ResponseEntity<View> read(@PathVariable NotificationId id) {
        Clinic clinic = clinics.current().orElse(Clinic.USUAL);
        return idempotently.ok(
                () -> readNotifications.one(id, Reader.calling()), notification -> view(notification, clinic));
    }

    @Needs(Permission.KEEP_NOTICES)
    @PostMapping("/read-all")
    ResponseEntity<ReadCount> readAll() {
        return idempotently.ok(() -> readNotifications.all(Reader.calling()), ReadCount::new);
    }

    private View view(Notification notification, Clinic clinic) {
        return View.of(notification, Wording.of(notification, clinic, vocabulary));
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
                case LogLines lines -> new Reference("audit_log", lines.id());
            };
        }
    }

    /// A notice as clients read it.
    ///
    /// @param clientId none where it is not about a patient
    /// @param count how many things of the same sort it tells of
    /// @param createdAt when the first of them happened
    /// @param lastAt when the last of them happened
    record View(
            NotificationId id,
            NotificationType type,
            String title,
            String body,
            Reference reference,
            @Nullable UUID clientId,
            int count,
            @Nullable Instant readAt,
            Instant createdAt,
            Instant lastAt) {
        static View of(Notification notification, Wording wording) {
            Optional<LogLines> lines =
                    notification.about() instanceof LogLines several ? Optional.of(several) : Optional.empty();
            return new View(
                    notification.id(),
                    notification.type(),
                    wording.title(),
                    wording.body(),
                    Reference.of(notification.about()),
                    notification.about() instanceof Appointment appointment ? appointment.client() : null,
                    lines.map(LogLines::count).orElse(1),
                    notification.readAt(),
                    notification.createdAt(),
                    lines.map(LogLines::lastAt).orElse(notification.createdAt()));
        }
    }
}
