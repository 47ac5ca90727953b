package com.msaas.comms.message;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why a message is not sent.
enum MessageRefusal implements Refusal {
    NO_ADDRESS(
            RefusalKind.SENSELESS,
            "There is no email address to answer to: call, or add the address to the patient's file."),
    MESSAGE_NOT_FAILED(RefusalKind.CONFLICT, "Only a message that has failed can be sent again.");

    private final RefusalKind kind;
    private final String message;

    MessageRefusal(RefusalKind kind, String message) {
        this.kind = kind;
        this.message = message;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public RefusalKind kind() {
        return kind;
    }

    @Override
    public String message() {
        return message;
    }
}
