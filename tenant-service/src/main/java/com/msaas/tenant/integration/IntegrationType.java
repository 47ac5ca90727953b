package com.msaas.tenant.integration;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.util.Arrays;
import java.util.Locale;

/// With whom a clinic can have an account.
enum IntegrationType {
    /// SMS and WhatsApp: an account's SID and its auth token.
    TWILIO(true),
    /// Suggested answers: an API key.
    OPENAI(false);

    private final boolean needsAccount;

    IntegrationType(boolean needsAccount) {
        this.needsAccount = needsAccount;
    }

    /// @throws RefusedException when there is none of this name
    static IntegrationType named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(CommonRefusal.notFound("integration")));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the secret alone does not say whose it is.
    boolean needsAccount() {
        return needsAccount;
    }
}
