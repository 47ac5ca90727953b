package com.msaas.comms.message;

import com.msaas.comms.conversation.Conversation;
import com.msaas.comms.conversation.ConversationId;
import com.msaas.comms.conversation.FindConversation;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Sends a message again that has failed, with all its tries.
@Component
class SendAgain {
    private final FindConversation findConversation;
    private final Messages messages;
    private final ReplyJobs replyJobs;
    private final MessageEvents events;
    private final Transactions transactions;
    private final Clock clock;

    SendAgain(
            FindConversation findConversation,
            Messages messages,
            ReplyJobs replyJobs,
            MessageEvents events,
            Transactions transactions,
            Clock clock) {
        this.findConversation = findConversation;
        this.messages = messages;
        this.replyJobs = replyJobs;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    Message send(ConversationId conversationId, MessageId id) {
        return transactions.inOne(() -> {
            Instant now = clock.instant();
            Conversation conversation = findConversation.byId(conversationId);
            Message failed = messages.byId(id)
                    .filter(message -> message.conversation().equals(conversationId))
                    .orElseThrow(() -> new RefusedException(CommonRefusal.notFound("message")));
            if (!failed.hasFailed()) {
                throw new RefusedException(MessageRefusal.MESSAGE_NOT_FAILED);
            }
            Message again = failed.at(failed.dispatch().again());
            messages.save(again);
            replyJobs.send(again, now);
            events.happened(new MessageEvent.SentAgain(id, again.version(), conversation, now));
            return again;
        });
    }
}
