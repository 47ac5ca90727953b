package com.msaas.comms.conversation;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// Finds a conversation of the bound clinic.
@Component
public class FindConversation {
    private final Conversations conversations;

    FindConversation(Conversations conversations) {
        this.conversations = conversations;
    }

    /// The one of this id.
    ///
    /// @throws RefusedException with `NOT_FOUND`
    public Conversation byId(ConversationId id) {
        return conversations.byId(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("conversation")));
    }
}
