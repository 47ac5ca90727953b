package com.msaas.auth.invitation;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why an invitation is not accepted like this.
sealed interface InvitationRefusal extends Refusal {

    /// The caller is signed in with another address.
    record ForSomebodyElse() implements InvitationRefusal {
        @Override
        public String code() {
            return "FORBIDDEN";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.FORBIDDEN;
        }

        @Override
        public String message() {
            return "This invitation went to another address than the one you are signed in with.";
        }
    }
}
