package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a message that the system itself writes to a patient: a confirmation, a reminder.
public sealed interface NoticeFact extends ContractEvent permits NoticeSent, NoticeNotSent {

    UUID noticeId();

    UUID clientId();

    /// The appointment it is about, if it is about one.
    @Nullable
    UUID appointmentId();

    /// What it was to say: `appointment_booked`, `reminder_24h`.
    String kind();

    /// `email`.
    String channel();

    Instant at();

    @Override
    default UUID aggregateId() {
        return noticeId();
    }
}
