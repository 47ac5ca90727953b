package com.msaas.comms.conversation;

import java.util.Locale;

/// What brought a conversation about.
public enum Channel {
    /// a patient's first booking
    APPOINTMENT,
    /// the contact form on the clinic's page
    WEB_FORM;

    /// As it is stored and told.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
