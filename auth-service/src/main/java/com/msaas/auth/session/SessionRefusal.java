package com.msaas.auth.session;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why somebody is not let in.
sealed interface SessionRefusal extends Refusal {

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

    /// The password is right and there is a second factor: told only to whoever knows the password.
    record OtpRequired() implements SessionRefusal {
        @Override
        public String code() {
            return "OTP_REQUIRED";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.UNAUTHENTICATED;
        }

        @Override
        public String message() {
            return "A code is needed as well: the one that the app shows, or a recovery code.";
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
