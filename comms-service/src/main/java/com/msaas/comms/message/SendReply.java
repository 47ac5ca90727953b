package com.msaas.comms.message;

import com.msaas.comms.conversation.Conversation;
import com.msaas.comms.conversation.FindConversation;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mail.Mail;
import com.msaas.platform.mail.MailNotTaken;
import com.msaas.platform.mail.Mailer;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Hands a reply to the mail server. That it is begun is noted first, what became of it last; whoever finds it
/// begun and nothing more sends it again under the same Message-ID, and counts that.
@Component
class SendReply implements JobHandler {
    private final Messages messages;
    private final FindConversation findConversation;
    private final Mailer mailer;
    private final MessageEvents events;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Clock clock;

    SendReply(
            Messages messages,
            FindConversation findConversation,
            Mailer mailer,
            MessageEvents events,
            Jobs jobs,
            Transactions transactions,
            Clock clock) {
        this.messages = messages;
        this.findConversation = findConversation;
        this.mailer = mailer;
        this.events = events;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return ReplyJobs.KIND;
    }

    @Override
    public void run(Job job) {
        Optional<Mail> mail = transactions.inOne(() -> due(job).map(this::begin));
        if (mail.isEmpty()) {
            return;
        }
        try {
            mailer.send(mail.get());
        } catch (MailNotTaken no) {
            transactions.inOne(() -> due(job).ifPresent(message -> notTaken(job, message, no)));
            if (no.isForGood()) {
                return;
            }
            throw no;
        }
        transactions.inOne(() -> due(job).ifPresent(message -> taken(job, message)));
    }

    /// The message, unless this round of it is over.
    private Optional<Message> due(Job job) {
        return messages.byId(ReplyJobs.messageOf(job))
                .filter(message -> message.dispatch().round() == ReplyJobs.roundOf(job))
                .filter(message -> !message.dispatch().isOver());
    }

    private Mail begin(Message message) {
        messages.save(message.at(message.dispatch().begun()));
        Conversation conversation = findConversation.byId(message.conversation());
        String to = Objects.requireNonNull(message.to().address());
        return ReplyMail.of(message, to, conversation.subject(), messages.lastSent(message.conversation()));
    }

    private void taken(Job job, Message message) {
        Instant now = clock.instant();
        Message sent = message.at(message.dispatch().taken(now));
        messages.save(sent);
        events.happened(new MessageEvent.Sent(sent.id(), sent.version(), conversationOf(sent), now));
        jobs.done(job);
    }

    private void notTaken(Job job, Message message, MailNotTaken no) {
        if (no.isForGood()) {
            notSent(message.at(message.dispatch().refused(no.answer())));
            jobs.done(job);
        } else if (!no.mayHaveArrived()) {
            messages.save(message.at(message.dispatch().putBack(no.answer())));
        }
    }

    @Override
    public void failed(Job job) {
        due(job).ifPresent(message -> notSent(message.at(message.dispatch().givenUp())));
    }

    private void notSent(Message message) {
        messages.save(message);
        events.happened(
                new MessageEvent.NotSent(message.id(), message.version(), conversationOf(message), clock.instant()));
    }

    private Conversation conversationOf(Message message) {
        return findConversation.byId(message.conversation());
    }
}
