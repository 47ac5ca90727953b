package com.msaas.notification.delivery;

import java.util.Optional;
import java.util.UUID;

/// Which notices are asked for: those that meet all that is named.
record DeliveryFilter(
        Optional<NoticeState> state, Optional<NoticeKind> kind, Optional<UUID> client, Optional<UUID> appointment) {}
