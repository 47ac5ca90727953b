package com.msaas.comms.conversation;

import com.msaas.comms.copies.Contacts;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Closes a conversation or opens it again, marks it as read or not, says which patient it is with.
@Component
class ChangeConversation {
    private final FindConversation findConversation;
    private final Conversations conversations;
    private final Contacts contacts;
    private final AuditTrail audit;
    private final Transactions transactions;

    ChangeConversation(
            FindConversation findConversation,
            Conversations conversations,
            Contacts contacts,
            AuditTrail audit,
            Transactions transactions) {
        this.findConversation = findConversation;
        this.conversations = conversations;
        this.contacts = contacts;
        this.audit = audit;
        this.transactions = transactions;
    }

    Conversation change(ConversationId id, ExpectedVersion expected, ChangeConversationRequest to) {
        findConversation.byId(id);
        to.clientId().ifNamed(this::demand);
        return transactions.inOne(() -> {
            Conversation before = findConversation.byId(id);
            expected.check(before.version());
            Conversation after =
                    before.put(to.status().or(before.status()), to.unread().or(before.unread()), link(before, to));
            if (isAsBefore(before, after)) {
                return before;
            }
            conversations.save(after);
            audit.record(AuditEntry.of("conversation.updated", "conversation", id.value())
                    .change("status", before.status(), after.status())
                    .change("unread", before.unread(), after.unread())
                    .change("client_id", before.client(), after.client())
                    .change(
                            "possible_clients",
                            before.link().possible(),
                            after.link().possible()));
            return after;
        });
    }

    private void demand(@Nullable UUID client) {
        if (client != null) {
            contacts.demand(client);
        }
    }

    private static Link link(Conversation before, ChangeConversationRequest to) {
        UUID client = to.clientId().or(before.client());
        if (before.channel() == Channel.APPOINTMENT && !Objects.equals(client, before.client())) {
            throw new RefusedException(ConversationRefusal.CLIENT_FIXED);
        }
        boolean decides = to.clientId().isNamed() && before.channel() != Channel.APPOINTMENT;
        return decides ? Link.decided(client) : before.link();
    }

    private static boolean isAsBefore(Conversation before, Conversation after) {
        return before.status() == after.status()
                && before.unread() == after.unread()
                && before.link().equals(after.link());
    }
}
