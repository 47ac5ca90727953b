package com.msaas.gateway.edge;

import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.ClinicChoice;
import com.msaas.platform.security.ClinicHeaders;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.SecurityRefusal;
import com.msaas.platform.security.VerifiedToken;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who sends a request, as the token has it.
record SignedIn(UUID user, Optional<Membership> membership) {

    /// Chooses the clinic among those of the token; what the client says of user, tenant and role is not
    /// looked at.
    ///
    /// @throws RefusedException when the choice is not the token's, or needed and open
    static SignedIn of(VerifiedToken token, HttpServletRequest request, boolean needsClinic) {
        ClinicChoice choice = ClinicChoice.among(
                token.memberships(), token.userId(), ClinicHeaders.of(request).withoutStamps());
        return switch (choice) {
            case ClinicChoice.Chosen(Membership membership) -> new SignedIn(token.userId(), Optional.of(membership));
            case ClinicChoice.NotCarried() -> throw new RefusedException(SecurityRefusal.NOT_CARRIED);
            case ClinicChoice.None() -> undecided(token, needsClinic ? SecurityRefusal.NO_CLINIC : null);
            case ClinicChoice.Several() -> undecided(token, needsClinic ? SecurityRefusal.CLINIC_REQUIRED : null);
        };
    }

    private static SignedIn undecided(VerifiedToken token, @Nullable SecurityRefusal refusal) {
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
        return new SignedIn(token.userId(), Optional.empty());
    }
}
