package com.msaas.comms.conversation;

import java.util.Locale;

/// Where a conversation stands.
public enum ConversationStatus {
    OPEN,
    CLOSED;

    /// As it is stored.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ConversationStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
