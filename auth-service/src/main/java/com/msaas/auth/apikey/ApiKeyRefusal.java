package com.msaas.auth.apikey;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why there is no further key.
enum ApiKeyRefusal implements Refusal {
    TOO_MANY_API_KEYS("A clinic has at most " + ApiKeys.MOST + " keys: take back one that nobody uses.");

    private final String message;

    ApiKeyRefusal(String message) {
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
