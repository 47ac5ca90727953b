package com.msaas.comms.conversation;

import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.Jobs;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Has it looked into who the other side of a conversation is.
@Component
class MatchJobs {
    static final String KIND = "conversation_match";

    private static final String CONVERSATION = "conversation_id";

    private final Jobs jobs;

    MatchJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /// @param occasion for each of which it is looked into once
    void match(ConversationId conversation, String occasion, Instant now) {
        jobs.schedule(
                KIND, conversation.value() + "/" + occasion, now, new Document(CONVERSATION, conversation.value()));
    }

    static ConversationId conversationOf(Job job) {
        return new ConversationId(job.payload().get(CONVERSATION, UUID.class));
    }
}
