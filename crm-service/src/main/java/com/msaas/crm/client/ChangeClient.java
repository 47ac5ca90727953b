package com.msaas.crm.client;

import com.msaas.crm.ClientId;
import com.msaas.crm.matching.Contacts;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// Writes into a file what somebody has learnt.
@Component
public class ChangeClient {
    private final Clients clients;
    private final Contacts contacts;
    private final ClientEvents events;
    private final Transactions transactions;
    private final Clock clock;

    ChangeClient(Clients clients, Contacts contacts, ClientEvents events, Transactions transactions, Clock clock) {
        this.clients = clients;
        this.contacts = contacts;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param to what the file shall say, given what it says
    /// @param sharing whether the patient may have new contacts that others have
    Client change(ClientId id, ExpectedVersion expected, UnaryOperator<ClientDetails> to, boolean sharing) {
        return change(id, expected::check, to, sharing);
    }

    /// Changes the file, whichever version it is at. Refused, it has written nothing.
    ///
    /// @throws RefusedException with `NOT_FOUND` when the clinic has no such file in use
    public void change(ClientId id, UnaryOperator<ClientDetails> to) {
        change(id, _ -> {}, to, false);
    }

    private Client change(ClientId id, LongConsumer version, UnaryOperator<ClientDetails> to, boolean sharing) {
        return transactions.inOne(() -> {
            Client client = clients.inUse(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("client")));
            version.accept(client.version());
            ClientDetails before = client.details();
            client.change(to.apply(before), clock.instant()).ifPresent(changed -> {
                contacts.hold(id, ContactKeys.of(before), ContactKeys.of(changed.after()), sharing);
                clients.save(client);
                events.happened(changed);
            });
            return client;
        });
    }
}
