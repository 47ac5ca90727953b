package com.msaas.auth.link;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// A link that proves nothing: used, replaced by a newer one, too old, or never sent. It is not told which.
public record LinkInvalid() implements Refusal {
    @Override
    public String code() {
        return "LINK_INVALID";
    }

    @Override
    public RefusalKind kind() {
        return RefusalKind.INVALID;
    }

    @Override
    public String message() {
        return "This link does not work any more: it was used, replaced by a newer one, or is too old.";
    }
}
