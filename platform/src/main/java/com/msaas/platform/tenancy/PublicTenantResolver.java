package com.msaas.platform.tenancy;

import java.util.Optional;

/// Knows which clinic a request at public doors is about, where no token says so: a clinic's slug, a link, a
/// secret. A bean of each service that has such doors, one for each way of naming a clinic. Around everything
/// behind the doors the clinic is bound as it is for those who have signed in; a name that stands for none is
/// answered by 404.
public interface PublicTenantResolver {

    /// At which doors it stands, and which part of the path is the name: `/api/public/{name}/**`.
    String doors();

    /// The clinic of this name, which anybody may have typed.
    Optional<TenantId> tenantOf(String name);
}
