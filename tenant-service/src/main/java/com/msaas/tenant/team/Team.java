package com.msaas.tenant.team;

import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Sort;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The members of the clinic with their names. Who a member is and how he is called come by different topics,
/// in any order: until the second is here, the member is shown without a name.
@Component
public class Team {
    private final Members members;
    private final Contacts contacts;
    private final CopyWait copyWait;

    Team(Members members, Contacts contacts, CopyWait copyWait) {
        this.members = members;
        this.contacts = contacts;
        this.copyWait = copyWait;
    }

    /// One of them.
    record TeamMember(
            UUID userId, @Nullable String name, @Nullable String email, Role role, Instant joinedAt, long version)
            implements Versioned {}

    /// All of them.
    ///
    /// @throws RefusedException with `TENANT_NOT_READY` when nobody is known yet: every clinic has an owner
    Page<TeamMember> list(Sort sort, PageRequest request) {
        demandReady();
        return named(members.list(sort, request));
    }

    /// Goes on when the clinic's owner is known here.
    ///
    /// @throws RefusedException with `TENANT_NOT_READY` when he is not yet
    public void demandReady() {
        copyWait.orRefuse(
                JoinOwner.NAME,
                () -> Optional.of(members.count()).filter(count -> count > 0),
                CommonRefusal.tenantNotReady(),
                CommonRefusal.tenantNotReady());
    }

    /// Whether a member is reached at this address.
    public boolean isReachedAt(EmailAddress address) {
        return contacts.of(members.users()).values().stream()
                .anyMatch(contact -> contact.email().equalsIgnoreCase(address.value()));
    }

    /// The member with his name.
    TeamMember named(Member member) {
        return named(member, contacts.of(List.of(member.userId())).get(member.userId()));
    }

    /// @throws RefusedException when the bound clinic has no such member
    Member demand(UUID user) {
        return members.here(user).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("member")));
    }

    /// Goes on unless he is the last owner.
    ///
    /// @throws RefusedException otherwise
    void demandOwnerBesides(Member member) {
        if (member.role() == Role.OWNER && !members.hasOwnerBesides(member.userId())) {
            throw new RefusedException(TeamRefusal.LAST_OWNER);
        }
    }

    private Page<TeamMember> named(Page<Member> page) {
        Map<UUID, Contact> known =
                contacts.of(page.items().stream().map(Member::userId).toList());
        return page.map(member -> named(member, known.get(member.userId())));
    }

    private static TeamMember named(Member member, @Nullable Contact contact) {
        return new TeamMember(
                member.userId(),
                contact == null ? null : contact.name(),
                contact == null ? null : contact.email(),
                member.role(),
                member.joinedAt(),
                member.version());
    }
}
