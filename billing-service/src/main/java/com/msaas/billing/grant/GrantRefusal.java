package com.msaas.billing.grant;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a plan is not granted.
sealed interface GrantRefusal extends Refusal {

    /// Nobody here owns a clinic and has this address.
    record NoSuchOwner() implements GrantRefusal {
        @Override
        public String code() {
            return "NOT_FOUND";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "Nobody with this email address owns a clinic here: check how it is spelt.";
        }
    }

    /// Whoever has this address owns several, and one has to be meant.
    record SeveralClinics(List<TenantId> clinics) implements GrantRefusal {
        @Override
        public String code() {
            return "SEVERAL_CLINICS";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public String message() {
            return "This owner has several clinics: name one by its id.";
        }

        @Override
        public @Nullable Object details() {
            return clinics.stream().map(clinic -> Map.of("tenant_id", clinic)).toList();
        }
    }

    /// It would be over before it began.
    record EndsInThePast() implements GrantRefusal {
        @Override
        public String code() {
            return "ENDS_IN_THE_PAST";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.SENSELESS;
        }

        @Override
        public String message() {
            return "The grant would be over already: let it end later, or name no end.";
        }
    }
}
