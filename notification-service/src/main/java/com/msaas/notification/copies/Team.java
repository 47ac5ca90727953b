package com.msaas.notification.copies;

import com.msaas.contracts.MemberRole;
import com.msaas.platform.inbox.CopyWait;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The people of the bound clinic, as far as it has been told of them. Who belongs to it, and how people are reached,
/// come by two topics that have no order among each other.
@Component
public class Team {
    private final MemberCopy members;
    private final MemberContactCopy contacts;
    private final CopyWait copyWait;

    Team(MemberCopy members, MemberContactCopy contacts, CopyWait copyWait) {
        this.members = members;
        this.contacts = contacts;
        this.copyWait = copyWait;
    }

    /// Whether all has been heard that was told up to now of who belongs to it. False where nobody can say.
    public boolean isUpToDate() {
        return copyWait.heardAll(MemberCopy.NAME);
    }

    /// Whose clinic it is now.
    public List<UUID> owners() {
        return members.with(MemberRole.OWNER);
    }

    /// Whether it is this one's clinic now.
    public boolean isOwner(UUID user) {
        return members.roleOf(user).filter(MemberRole.OWNER::equals).isPresent();
    }

    /// Whether this one belongs to it now, as whatever.
    public boolean includes(UUID user) {
        return members.roleOf(user).isPresent();
    }

    /// Nothing when the contact has not arrived, or was taken back: the two look alike from here.
    public Optional<Colleague> find(UUID user) {
        return contacts.of(user);
    }
}
