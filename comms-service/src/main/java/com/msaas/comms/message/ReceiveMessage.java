package com.msaas.comms.message;

import com.msaas.comms.conversation.Conversation;
import com.msaas.comms.conversation.Participant;
import com.msaas.comms.copies.Clinics;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts what somebody outside has written into its conversation.
@Component
public class ReceiveMessage {
    private final Messages messages;
    private final Clinics clinics;
    private final MessageEvents events;

    ReceiveMessage(Messages messages, Clinics clinics, MessageEvents events) {
        this.messages = messages;
        this.clinics = clinics;
        this.events = events;
    }

    /// @param conversation as it is with this message, in the same transaction
    public void receive(Conversation conversation, Participant sender, MessageText text, Instant now) {
        Transactions.demand();
        Message message = new Message(
                new MessageId(Ids.next()),
                1,
                conversation.id(),
                Direction.IN,
                new Party(sender.name(), address(sender.email(), sender.phone())),
                new Party(clinics.called().orElse(null), null),
                text,
                now,
                Dispatch.received(now));
        messages.add(message);
        events.happened(new MessageEvent.Received(message.id(), message.version(), conversation, sender, text, now));
    }

    private static @Nullable String address(@Nullable EmailAddress email, @Nullable PhoneNumber phone) {
        if (email != null) {
            return email.value();
        }
        return phone == null ? null : phone.value();
    }
}
