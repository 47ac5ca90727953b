package com.msaas.auth.membership;

import com.msaas.platform.security.Role;
import java.util.List;
import java.util.UUID;

/// Who belongs to which clinic, as far as it was told.
public interface KnownMemberships {

    /// What is known of the user, clinic by clinic; a clinic that is not named may be his all the same.
    List<KnownMembership> of(UUID user);

    /// The user will belong to the bound clinic: he has said yes, and whether he does is about to be told. What is told
    /// next counts.
    void foresee(UUID user, Role role);

    /// How many belong to the bound clinic.
    long count();
}
