package com.msaas.comms.conversation;

import com.msaas.platform.mongo.Transactions;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Lets a conversation know that the clinic has written into it.
@Component
public class NoteAnswer {
    private final FindConversation findConversation;
    private final Conversations conversations;

    NoteAnswer(FindConversation findConversation, Conversations conversations) {
        this.findConversation = findConversation;
        this.conversations = conversations;
    }

    /// The conversation with the answer in it, inside the open transaction. It is read when somebody says so,
    /// and stays open or closed.
    ///
    /// @throws com.msaas.platform.refusal.RefusedException with `NOT_FOUND`
    public Conversation in(ConversationId id, Instant now) {
        Transactions.demand();
        Conversation answered = findConversation.byId(id).answered(now);
        conversations.save(answered);
        return answered;
    }
}
