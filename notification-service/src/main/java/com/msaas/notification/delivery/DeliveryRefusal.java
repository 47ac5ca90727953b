package com.msaas.notification.delivery;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why a notice is not sent again.
enum DeliveryRefusal implements Refusal {
    NOTICE_NOT_FAILED("Only a notice that has failed can be sent again.");

    private final String message;

    DeliveryRefusal(String message) {
        this.message = message;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public RefusalKind kind() {
        return RefusalKind.CONFLICT;
    }

    @Override
    public String message() {
        return message;
    }
}
