package com.msaas.comms.conversation;

import com.msaas.contracts.ClientContact;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Has it looked into, when a patient's contact arrives, whether the patient has written before.
@Component
class MatchArrivedContacts implements Reaction {
    /// Of each address and number. Somebody who floods the form with a patient's number does not hold up what
    /// follows here.
    private static final int MOST = 100;

    private final Conversations conversations;
    private final MatchJobs matchJobs;
    private final Clock clock;

    MatchArrivedContacts(Conversations conversations, MatchJobs matchJobs, Clock clock) {
        this.conversations = conversations;
        this.matchJobs = matchJobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "conversations-of-arrived-contacts";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(ClientContact.class, this::look);
    }

    private void look(ClientContact contact) {
        Set<ConversationId> open = new LinkedHashSet<>();
        for (String email : contact.emails()) {
            open.addAll(conversations.openLinksOfEmail(email.strip().toLowerCase(Locale.ROOT), MOST));
        }
        for (String phone : contact.phones()) {
            open.addAll(conversations.openLinksOfPhone(phone, MOST));
        }
        String occasion = "contact-" + contact.clientId() + "-" + contact.version();
        open.forEach(conversation -> matchJobs.match(conversation, occasion, clock.instant()));
    }
}
