package com.msaas.auth.emailverification;

import com.msaas.auth.link.LinkInvalid;
import com.msaas.auth.link.LinkToken;
import com.msaas.auth.registration.PendingRegistrations;
import com.msaas.auth.registration.Registration;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// Takes a link's word for it that the address is its user's. From the moment the link is taken nobody else
/// may have the address; letting the user in is then finished here, or by [FinishActivation] if this process
/// does not come to it.
@Component
class VerifyEmail {
    private final PendingRegistrations registrations;
    private final ActivateAccount activateAccount;
    private final FinishActivation finishActivation;

    VerifyEmail(
            PendingRegistrations registrations, ActivateAccount activateAccount, FinishActivation finishActivation) {
        this.registrations = registrations;
        this.activateAccount = activateAccount;
        this.finishActivation = finishActivation;
    }

    /// Lets the user in whose link this is.
    ///
    /// @throws RefusedException when the link does not count, the address was taken meanwhile, or Keycloak is
    ///     away; in the last case the link counts again
    void verify(LinkToken token) {
        Registration registration =
                registrations.byLink(token.hash()).orElseThrow(() -> new RefusedException(new LinkInvalid()));
        finishActivation.later(registration);
        if (!registrations.activate(registration.id(), token.hash())) {
            throw new RefusedException(new LinkInvalid());
        }
        activateAccount.activate(registration);
    }
}
