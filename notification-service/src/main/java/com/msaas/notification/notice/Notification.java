package com.msaas.notification.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that the people of a clinic should know, as one of them sees it.
///
/// @param createdAt when it happened, not when this service learnt of it
/// @param readAt when the one who looks has read it
record Notification(
        NotificationId id,
        NotificationType type,
        About about,
        Instant createdAt,
        @Nullable Instant readAt) {

    /// The thing that something happened to.
    sealed interface About {
        UUID id();
    }

    /// @param startTime as it is after what happened
    record Appointment(UUID id, UUID client, Instant startTime) implements About {}

    /// Lines of the audit log that are alike; the log says all else to those who may read it.
    ///
    /// @param id the line's that came first
    /// @param lastAt when the last of them was done
    record LogLines(UUID id, String action, int count, Instant lastAt) implements About {}
}
