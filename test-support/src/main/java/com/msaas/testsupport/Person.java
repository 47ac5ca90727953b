package com.msaas.testsupport;

import com.msaas.platform.security.Membership;
import java.util.List;
import java.util.UUID;

/// Somebody who may sign in.
///
/// @param id the token's subject
public record Person(UUID id, String name, String email, List<Membership> memberships) {

    public Person {
        memberships = List.copyOf(memberships);
    }
}
