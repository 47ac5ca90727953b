package com.msaas.comms.conversation;

import com.msaas.comms.copies.Contact;
import com.msaas.comms.copies.Contacts;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds the conversation that a new message belongs to, or begins one.
///
/// An answer goes to the address in the conversation, and anybody can type a patient's phone beside an address
/// of his own. So a message goes on with a conversation of the same address; with one of the same number or
/// patient only where the address there, and the one left now, are none or in the patient's file.
@Component
public class ConversationOfSender {
    private static final Duration CURRENT = Duration.ofDays(30);

    private final Conversations conversations;
    private final Contacts contacts;
    private final MatchJobs matchJobs;

    ConversationOfSender(Conversations conversations, Contacts contacts, MatchJobs matchJobs) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.matchJobs = matchJobs;
    }

    /// The conversation as it is with the new message, inside the open transaction. A closed one stays closed
    /// and a new one begins: what was settled is another matter.
    public Conversation take(Participant sender, Instant now) {
        Transactions.demand();
        Link link = Link.among(contacts.reachedBy(sender.email(), sender.phone()));
        Conversation taken = current(sender, link, now.minus(CURRENT))
                .map(open -> goOn(open, sender, now))
                .orElseGet(() -> begin(sender, link, now));
        if (taken.link().isOpen()) {
            matchJobs.match(taken.id(), "message-" + taken.version(), now);
        }
        return taken;
    }

    private Conversation goOn(Conversation open, Participant sender, Instant now) {
        Participant known = open.knownAfter(sender);
        Link link = open.link().isOpen() ? Link.among(contacts.reachedBy(known.email(), known.phone())) : open.link();
        Conversation heard = open.heard(sender, link, now);
        conversations.save(heard);
        return heard;
    }

    private Conversation begin(Participant sender, Link link, Instant now) {
        Conversation begun = Conversation.begunBy(sender, link, new ConversationId(Ids.next()), now);
        conversations.add(begun);
        return begun;
    }

    private Optional<Conversation> current(Participant sender, Link link, Instant since) {
        UUID client = link.client();
        List<String> own = client == null
                ? List.of()
                : contacts.of(client).map(Contact::emails).orElse(List.of());
        EmailAddress email = sender.email();
        Optional<Conversation> bySender = email == null
                ? conversations
                        .newestOpen(Objects.requireNonNull(sender.phone()), since)
                        .filter(open -> isOnlyWith(open, own))
                : conversations.newestOpen(email, since);
        Optional<Conversation> byPatient = client == null || email != null && !own.contains(email.value())
                ? Optional.empty()
                : conversations.newestOpen(client, since).filter(open -> isOnlyWith(open, own));
        return Stream.of(bySender, byPatient)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Conversation::updatedAt));
    }

    /// Whether an answer in it reaches nobody but the patient of these addresses.
    private static boolean isOnlyWith(Conversation open, List<String> addresses) {
        Participant other = open.participant();
        EmailAddress email = other == null ? null : other.email();
        return email == null || addresses.contains(email.value());
    }
}
