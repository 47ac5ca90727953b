package com.msaas.notification.notice;

import java.util.UUID;

/// Names one notice.
record NotificationId(UUID value) {}
