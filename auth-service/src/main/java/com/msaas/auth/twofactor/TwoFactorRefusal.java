package com.msaas.auth.twofactor;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why a second factor is not changed.
sealed interface TwoFactorRefusal extends Refusal {

    /// It has to be taken away before another can be set up.
    record AlreadyOn() implements TwoFactorRefusal {
        @Override
        public String code() {
            return "TWO_FACTOR_ON";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public String message() {
            return "There is a second factor already: switch it off before setting up another.";
        }
    }

    /// Nothing is being set up, or it took too long.
    record NotBegun() implements TwoFactorRefusal {
        @Override
        public String code() {
            return "TWO_FACTOR_NOT_BEGUN";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public String message() {
            return "No second factor is being set up, or it took too long: begin again.";
        }
    }
}
