package com.msaas.comms.contactform;

import com.msaas.comms.conversation.Conversation;
import com.msaas.comms.conversation.ConversationOfSender;
import com.msaas.comms.conversation.Participant;
import com.msaas.comms.message.MessageText;
import com.msaas.comms.message.ReceiveMessage;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Brings what somebody has written on the clinic's page into the inbox, once however often the button was
/// pressed.
@Component
class TakeContactForm {
    private final Senders senders;
    private final ConversationOfSender conversationOfSender;
    private final ReceiveMessage receiveMessage;
    private final Transactions transactions;
    private final Clock clock;

    TakeContactForm(
            Senders senders,
            ConversationOfSender conversationOfSender,
            ReceiveMessage receiveMessage,
            Transactions transactions,
            Clock clock) {
        this.senders = senders;
        this.conversationOfSender = conversationOfSender;
        this.receiveMessage = receiveMessage;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @return whether it was new
    boolean take(Participant sender, MessageText text) {
        return transactions.inOne(() -> {
            Instant now = clock.instant();
            boolean isNew = senders.note(sender, text, now);
            if (isNew) {
                Conversation conversation = conversationOfSender.take(sender, now);
                receiveMessage.receive(conversation, sender, text, now);
            }
            return isNew;
        });
    }
}
