package com.msaas.notification.delivery;

import java.util.UUID;

/// Names one notice, and its mail to the mail server.
record NoticeId(UUID value) {}
