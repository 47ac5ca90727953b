package com.msaas.auth.registration;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why nobody can sign up like this.
public sealed interface RegistrationRefusal extends Refusal {

    /// Somebody has the address, or is just taking it.
    record EmailTaken() implements RegistrationRefusal {
        @Override
        public String code() {
            return "EMAIL_TAKEN";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public String message() {
            return "There is an account with this email address already, or one is just being made: sign in instead.";
        }
    }
}
