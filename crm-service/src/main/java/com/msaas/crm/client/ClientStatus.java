package com.msaas.crm.client;

import java.util.Locale;

/// Where a patient stands with the clinic. Only a label: it allows and forbids nothing.
public enum ClientStatus {
    /// has asked, has not been here yet
    LEAD,
    ACTIVE,
    /// does not come any more
    INACTIVE;

    /// As it is stored and told.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ClientStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
