package com.msaas.notification.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that the people of a clinic should know, as one of them sees it.
///
/// @param startTime of the appointment that it is about
/// @param createdAt when it happened, not when this service learnt of it
/// @param readAt when the one who looks has read it
record Notification(
        NotificationId id,
        NotificationType type,
        UUID appointment,
        UUID client,
        Instant startTime,
        Instant createdAt,
        @Nullable Instant readAt) {}
