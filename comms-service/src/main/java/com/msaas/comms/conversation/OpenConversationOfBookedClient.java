package com.msaas.comms.conversation;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import org.springframework.stereotype.Component;

/// Opens a conversation with whoever has booked for the first time. People write into it later, so it is no
/// copy that could be made anew.
@Component
class OpenConversationOfBookedClient implements Reaction {
    private static final String SUBJECT = "Programări";

    private final Conversations conversations;

    OpenConversationOfBookedClient(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public String name() {
        return "conversations-of-booked-clients";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(AppointmentBooked.class, booked -> conversations.openFor(booked.clientId(), SUBJECT, booked.at()));
    }
}
