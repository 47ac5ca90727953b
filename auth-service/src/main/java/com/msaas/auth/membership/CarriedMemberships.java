package com.msaas.auth.membership;

import com.msaas.auth.identity.Users;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Memberships;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What a user's tokens carry, held against what is known.
@Component
public class CarriedMemberships {
    private final KnownMemberships known;
    private final Users users;

    CarriedMemberships(KnownMemberships known, Users users) {
        this.known = known;
        this.users = users;
    }

    /// Whether a token says nothing that is known to be otherwise.
    public boolean areRight(UUID user, Memberships carried) {
        return known.of(user).stream()
                .allMatch(
                        one -> carried.in(one.tenant()).map(Membership::role).equals(Optional.ofNullable(one.role())));
    }

    /// Makes the user's next token carry what is known. Who writes last may have read first, so it is read again
    /// afterwards: whoever wrote something old finds that out and writes once more.
    ///
    /// @throws com.msaas.platform.refusal.RefusedException when Keycloak is away
    public void write(UUID user) {
        List<KnownMembership> written;
        List<KnownMembership> now = known.of(user);
        do {
            written = now;
            List<KnownMembership> these = written;
            if (!users.changeMemberships(user, carried -> entries(carried, these))) {
                return;
            }
            now = known.of(user);
        } while (!now.equals(written));
    }

    /// The claim's entries, each `tenant:role`.
    private static List<String> entries(List<String> carried, List<KnownMembership> known) {
        Map<String, String> byTenant = new LinkedHashMap<>();
        carried.forEach(entry -> byTenant.put(entry.split(":", 2)[0], entry));
        for (KnownMembership one : known) {
            String tenant = one.tenant().toString();
            if (one.role() == null) {
                byTenant.remove(tenant);
            } else {
                byTenant.put(tenant, tenant + ":" + one.role().wireName());
            }
        }
        return new ArrayList<>(byTenant.values());
    }
}
