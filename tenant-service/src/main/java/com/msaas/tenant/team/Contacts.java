package com.msaas.tenant.team;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// How the members of the bound clinic are called and reached, as far as it is known here.
public interface Contacts {

    /// Those of these users that are known.
    Map<UUID, Contact> of(Collection<UUID> users);
}
