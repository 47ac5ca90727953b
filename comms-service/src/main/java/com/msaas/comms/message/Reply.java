package com.msaas.comms.message;

import com.msaas.comms.conversation.Conversation;
import com.msaas.comms.conversation.ConversationId;
import com.msaas.comms.conversation.NoteAnswer;
import com.msaas.comms.conversation.Participant;
import com.msaas.comms.copies.Clinics;
import com.msaas.comms.copies.Contact;
import com.msaas.comms.copies.Contacts;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes to the other side of a conversation, in the clinic's name.
@Component
class Reply {
    private final NoteAnswer noteAnswer;
    private final Messages messages;
    private final Contacts contacts;
    private final Clinics clinics;
    private final ReplyJobs replyJobs;
    private final MessageEvents events;
    private final Transactions transactions;
    private final Clock clock;

    Reply(
            NoteAnswer noteAnswer,
            Messages messages,
            Contacts contacts,
            Clinics clinics,
            ReplyJobs replyJobs,
            MessageEvents events,
            Transactions transactions,
            Clock clock) {
        this.noteAnswer = noteAnswer;
        this.messages = messages;
        this.contacts = contacts;
        this.clinics = clinics;
        this.replyJobs = replyJobs;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The message, on its way.
    Message write(ConversationId id, MessageText text) {
        return transactions.inOne(() -> {
            Instant now = clock.instant();
            Conversation conversation = noteAnswer.in(id, now);
            Message message = new Message(
                    new MessageId(Ids.next()),
                    1,
                    id,
                    Direction.OUT,
                    new Party(clinics.called().orElse(null), null),
                    addressee(conversation),
                    text,
                    now,
                    Dispatch.queued());
            messages.add(message);
            replyJobs.send(message, now);
            events.happened(new MessageEvent.Written(message.id(), message.version(), conversation, text, now));
            return message;
        });
    }

    /// Whoever has written is answered at the address left; a patient who has left none, at the one in the
    /// file.
    private Party addressee(Conversation conversation) {
        Participant other = conversation.participant();
        if (other != null && other.email() != null) {
            return new Party(other.name(), other.email().value());
        }
        return Optional.ofNullable(conversation.client())
                .flatMap(this::inFile)
                .orElseThrow(() -> new RefusedException(MessageRefusal.NO_ADDRESS));
    }

    private Optional<Party> inFile(UUID client) {
        return contacts.of(client).flatMap(Reply::party);
    }

    private static Optional<Party> party(Contact contact) {
        return contact.emails().stream().findFirst().map(email -> new Party(contact.name(), email));
    }
}
