package com.msaas.comms.conversation;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why a conversation is not put as somebody wants it.
enum ConversationRefusal implements Refusal {
    /// It was opened by a patient's booking.
    CLIENT_FIXED("This conversation belongs to the patient whose booking opened it: leave its client as it is.");

    private final String message;

    ConversationRefusal(String message) {
        this.message = message;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public RefusalKind kind() {
        return RefusalKind.SENSELESS;
    }

    @Override
    public String message() {
        return message;
    }
}
