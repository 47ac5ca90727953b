package com.msaas.gateway.edge;

import com.msaas.gateway.session.BrowserSession;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.ClinicChoice;
import com.msaas.platform.security.ClinicHeaders;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.SecurityRefusal;
import com.msaas.platform.security.VerifiedToken;
import com.msaas.platform.tenancy.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who sends a request, as the token has it.
///
/// @param shownToken what services are shown in place of a browser's cookie or a program's key
record SignedIn(UUID user, Optional<Membership> membership, Optional<String> shownToken) {

    /// Chooses the clinic among those of the token; what the client says of user, tenant and role is not
    /// looked at.
    ///
    /// @throws RefusedException when the choice is not the token's, or needed and open
    static SignedIn of(Identity.Accepted accepted, HttpServletRequest request, boolean needsClinic) {
        VerifiedToken token = accepted.token();
        ClinicChoice choice = ClinicChoice.among(token.memberships(), token.userId(), choice(accepted, request));
        Optional<Membership> chosen = switch (choice) {
            case ClinicChoice.Chosen(Membership membership) -> Optional.of(membership);
            case ClinicChoice.NotCarried() -> throw new RefusedException(SecurityRefusal.NOT_CARRIED);
            case ClinicChoice.None() -> undecided(needsClinic ? SecurityRefusal.NO_CLINIC : null);
            case ClinicChoice.Several() -> undecided(needsClinic ? SecurityRefusal.CLINIC_REQUIRED : null);
        };
        return new SignedIn(token.userId(), chosen, accepted.shown());
    }

    /// The clinic that the request names; where it names none, the one that the browser's session remembers.
    private static ClinicHeaders choice(Identity.Accepted accepted, HttpServletRequest request) {
        ClinicHeaders named = ClinicHeaders.of(request).withoutStamps();
        if (!named.choices().isEmpty()) {
            return named;
        }
        List<String> remembered = accepted.session().flatMap(BrowserSession::clinic).stream()
                .map(TenantId::toString)
                .toList();
        return new ClinicHeaders(List.of(), List.of(), List.of(), remembered);
    }

    private static Optional<Membership> undecided(@Nullable SecurityRefusal refusal) {
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
        return Optional.empty();
    }
}
