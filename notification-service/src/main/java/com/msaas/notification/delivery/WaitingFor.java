package com.msaas.notification.delivery;

import java.util.Locale;

/// What a notice lacks that has come so far that it could be sent.
enum WaitingFor {
    /// what the appointment has become
    APPOINTMENT,
    /// the clinic's name and zone
    CLINIC,
    /// the patient's address
    CONTACT,
    /// the name of the service
    SERVICE,
    /// the name of who treats
    PROVIDER,
    /// its turn among the clinic's mails
    TURN,
    /// a mail server that takes it
    MAIL_SERVER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static WaitingFor of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
