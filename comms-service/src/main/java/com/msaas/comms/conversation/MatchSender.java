package com.msaas.comms.conversation;

import com.msaas.comms.copies.Contacts;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.TooEarly;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Looks among the patients for who has written, once nobody who was told of can be missing.
///
/// A message and a patient's contact may come at the same moment, neither seeing the other: whichever is
/// through last has this done after it. So it is not missed, and it is not settled on one patient while
/// another of the same phone is on the way.
@Component
class MatchSender implements JobHandler {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Conversations conversations;
    private final Contacts contacts;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    MatchSender(
            Conversations conversations, Contacts contacts, AuditTrail audit, Transactions transactions, Clock clock) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return MatchJobs.KIND;
    }

    @Override
    public void run(Job job) {
        if (!contacts.areComplete()) {
            throw new TooEarly(clock.instant().plus(A_MOMENT));
        }
        transactions.inOne(() -> conversations
                .byId(MatchJobs.conversationOf(job))
                .filter(conversation -> conversation.link().isOpen())
                .ifPresent(this::match));
    }

    private void match(Conversation conversation) {
        Participant sender = conversation.participant();
        if (sender == null) {
            return;
        }
        Link link = Link.among(contacts.reachedBy(sender.email(), sender.phone()));
        if (!link.equals(conversation.link())) {
            conversations.save(conversation.with(link));
            audit.record(AuditEntry.of(
                            "conversation.matched",
                            "conversation",
                            conversation.id().value())
                    .change("client_id", null, link.client())
                    .change("possible_clients", conversation.link().possible(), link.possible()));
        }
    }
}
