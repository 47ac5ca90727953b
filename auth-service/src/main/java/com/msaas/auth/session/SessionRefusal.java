package com.msaas.auth.session;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why somebody is not let in.
sealed interface SessionRefusal extends Refusal {

    /// No such user, another password, a wrong code, an ended session: one answer to all.
    record InvalidCredentials() implements SessionRefusal {
        @Override
        public String code() {
            return "INVALID_CREDENTIALS";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.UNAUTHENTICATED;
        }

        @Override
        public String message() {
            return "This does not let you in: check what you have entered, or sign in again.";
        }
    }

    /// Told only to whoever knows the password.
    record EmailNotVerified() implements SessionRefusal {
        @Override
        public String code() {
            return "EMAIL_NOT_VERIFIED";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.FORBIDDEN;
        }

        @Override
        public String message() {
            return "The email address is not confirmed yet: use the link in the mail, or have it sent again.";
        }
    }

    /// The token does not carry the clinic, or the session is somebody else's.
    record NotYours(String message) implements SessionRefusal {
        @Override
        public String code() {
            return "FORBIDDEN";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.FORBIDDEN;
        }
    }
}
