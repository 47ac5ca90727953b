package com.msaas.auth.account;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Memberships;
import com.msaas.platform.security.VerifiedToken;
import java.util.Objects;
import java.util.UUID;

/// Who is asking, as his token says: a person, whichever of his clinics he is in.
public record SignedInUser(UUID id, EmailAddress address, String name, Memberships memberships) {

    /// The caller.
    ///
    /// @throws RefusedException when nobody has signed in, or nobody who has proved an address
    public static SignedInUser current() {
        VerifiedToken token =
                VerifiedToken.find().orElseThrow(() -> new RefusedException(CommonRefusal.unauthenticated()));
        if (!Boolean.TRUE.equals(token.claims().get("email_verified"))
                || !(token.claims().get("email") instanceof String email)) {
            throw new RefusedException(CommonRefusal.forbidden("This takes an account with an email address."));
        }
        EmailAddress address = new EmailAddress(email);
        return new SignedInUser(
                token.userId(),
                address,
                Account.called(Objects.toString(token.claims().get("name"), ""), address),
                token.memberships());
    }
}
