package com.msaas.comms.copies;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.refusal.CommonRefusal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How the clinic's patients are called and reached.
@Component
public class Contacts {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ContactCopy copy;
    private final CopyWait copyWait;

    Contacts(ContactCopy copy, CopyWait copyWait) {
        this.copy = copy;
        this.copyWait = copyWait;
    }

    /// Which patients are reached by this address or by this number.
    public List<UUID> reachedBy(@Nullable EmailAddress email, @Nullable PhoneNumber phone) {
        TreeSet<UUID> reached = new TreeSet<>();
        if (email != null) {
            reached.addAll(copy.withEmail(email.value()));
        }
        if (phone != null) {
            reached.addAll(copy.withPhone(phone.value()));
        }
        return List.copyOf(reached);
    }

    /// The patient's contact, where it is known.
    public Optional<Contact> of(UUID client) {
        return copy.of(client);
    }

    /// The contacts of these patients that are known.
    public Map<UUID, Contact> of(Collection<UUID> clients) {
        return clients.isEmpty() ? Map.of() : copy.of(clients);
    }

    /// Goes on only when the clinic has this patient. One that was added a moment ago is waited for a little.
    ///
    /// @throws com.msaas.platform.refusal.RefusedException with `NOT_FOUND`, or `TEMPORARILY_UNAVAILABLE` when
    /// nobody can say yet
    public void demand(UUID client) {
        copyWait.orRefuse(
                ContactCopy.NAME,
                () -> copy.of(client),
                CommonRefusal.notFound("client"),
                CommonRefusal.temporarilyUnavailable(SOON));
    }

    /// Whether every contact is known that was told of up to this moment.
    public boolean areComplete() {
        return copyWait.heardAll(ContactCopy.NAME);
    }
}
