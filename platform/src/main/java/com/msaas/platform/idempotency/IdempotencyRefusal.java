package com.msaas.platform.idempotency;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why a key is not taken.
enum IdempotencyRefusal implements Refusal {
    IDEMPOTENCY_KEY_REUSED;

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
        return "This Idempotency-Key was used before with another body: a new request needs a new key.";
    }
}
