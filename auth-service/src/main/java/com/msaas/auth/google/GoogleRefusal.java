package com.msaas.auth.google;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why nobody is sent to Google.
sealed interface GoogleRefusal extends Refusal {

    /// Whoever runs the system has not made it known to Google.
    record NotSetUp() implements GoogleRefusal {
        @Override
        public String code() {
            return "GOOGLE_NOT_SET_UP";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "Signing in with Google is not set up here: sign in with your password.";
        }
    }
}
