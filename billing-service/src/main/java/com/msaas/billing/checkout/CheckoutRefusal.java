package com.msaas.billing.checkout;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;

/// Why a plan is not sold.
sealed interface CheckoutRefusal extends Refusal {

    /// It costs nothing.
    record NothingToPay(String plan) implements CheckoutRefusal {
        @Override
        public String code() {
            return "NOTHING_TO_PAY";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.SENSELESS;
        }

        @Override
        public String message() {
            return "The plan " + plan + " costs nothing: choose one that is paid for.";
        }
    }

    /// Its price is agreed on with each clinic.
    record NotSoldHere(String plan) implements CheckoutRefusal {
        @Override
        public String code() {
            return "NOT_SOLD_ONLINE";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.SENSELESS;
        }

        @Override
        public String message() {
            return "The plan " + plan + " is not sold online: ask us for an offer.";
        }
    }

    /// A second one would be paid for besides the first.
    record PaysAlready() implements CheckoutRefusal {
        @Override
        public String code() {
            return "ALREADY_SUBSCRIBED";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public String message() {
            return "The clinic pays for a plan already: change that one instead of buying another.";
        }
    }
}
