package com.msaas.auth.account;

import com.msaas.platform.actor.Actor;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.security.Membership;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells all clinics of a user what concerns him and not one of them: each by its own log and topics, all of them or
/// none.
@Component
public class EachClinic {
    private final Transactions transactions;

    EachClinic(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Does the work once for each clinic, in one transaction: in the user's name where he is at a door, in the
    /// system's own where it acts by itself.
    public void tell(UserClinics of, Runnable work) {
        Actor actor = Actor.current();
        Set<TenantId> clinics =
                of.memberships().stream().map(Membership::tenant).collect(Collectors.toUnmodifiableSet());
        OutsideOfClinics.entering(
                clinics,
                () -> transactions.inOne(() -> {
                    of.memberships()
                            .forEach(membership -> TenantContext.run(
                                    membership.tenant(),
                                    () -> as(actor, of, membership).run(work)));
                    return clinics;
                }));
    }

    private static Actor as(Actor actor, UserClinics of, Membership membership) {
        return actor.kind() == Actor.Kind.SYSTEM ? actor : ActingMember.behind(actor, of.user(), membership.role());
    }

    /// A user and the clinics that are concerned.
    public record UserClinics(UUID user, Collection<Membership> memberships) {}
}
