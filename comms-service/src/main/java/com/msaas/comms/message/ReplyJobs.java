package com.msaas.comms.message;

import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.Jobs;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Has replies sent, each once for each time that a person wants it.
@Component
class ReplyJobs {
    static final String KIND = "reply_mail";

    private static final String MESSAGE = "message_id";
    private static final String ROUND = "round";

    private final Jobs jobs;

    ReplyJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    void send(Message message, Instant now) {
        int round = message.dispatch().round();
        UUID id = message.id().value();
        jobs.schedule(KIND, id + "/" + round, now, new Document(MESSAGE, id).append(ROUND, round));
    }

    static MessageId messageOf(Job job) {
        return new MessageId(job.payload().get(MESSAGE, UUID.class));
    }

    static int roundOf(Job job) {
        return job.payload().getInteger(ROUND);
    }
}
