package com.msaas.comms.message;

import java.util.Locale;

/// Where a message is on its way.
enum Delivery {
    /// here, from outside
    RECEIVED,
    /// waits to be sent, for the first time or again
    QUEUED,
    /// is being handed to the mail server, or nobody has come back to say what became of that
    SENDING,
    /// the mail server has taken it
    SENT,
    /// it is not tried again by itself
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Delivery of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
