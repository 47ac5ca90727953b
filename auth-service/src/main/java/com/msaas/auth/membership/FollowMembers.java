package com.msaas.auth.membership;

import com.msaas.contracts.MemberFact;
import com.msaas.contracts.MemberJoined;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Has Keycloak follow what tenant-service tells of a clinic's members.
@Component
class FollowMembers implements Reaction {
    private final StoredMemberships memberships;
    private final WriteMemberships writeMemberships;

    FollowMembers(StoredMemberships memberships, WriteMemberships writeMemberships) {
        this.memberships = memberships;
        this.writeMemberships = writeMemberships;
    }

    @Override
    public String name() {
        return "memberships";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(MemberFact.class, this::follow);
    }

    private void follow(MemberFact told) {
        Role role = told instanceof MemberRemoved ? null : Role.of(told.role());
        StoredMemberships.News news = memberships.take(told.userId(), told.version(), role);
        if (news.isNews()) {
            writeMemberships.soon(told.userId(), String.valueOf(told.version()), isLess(role, before(told, news)));
        }
    }

    /// What he was, as far as anybody knows: the fact itself may know better than we do.
    private static @Nullable Role before(MemberFact told, StoredMemberships.News news) {
        return switch (told) {
            case MemberRemoved removed -> Role.of(removed.role());
            case MemberRoleChanged changed -> Role.of(changed.previousRole());
            case MemberJoined _ -> news.before();
        };
    }

    private static boolean isLess(@Nullable Role now, @Nullable Role before) {
        return before != null && (now == null || now.compareTo(before) > 0);
    }
}
