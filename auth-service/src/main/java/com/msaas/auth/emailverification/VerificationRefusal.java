package com.msaas.auth.emailverification;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why a link proves nothing.
sealed interface VerificationRefusal extends Refusal {

    /// Used, replaced by a newer one, too old, or never sent: it is not told which.
    record LinkInvalid() implements VerificationRefusal {
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
}
