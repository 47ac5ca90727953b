package com.msaas.crm.client;

import com.msaas.crm.ClientId;
import com.msaas.crm.matching.Contacts;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Takes a file out of use. Its contacts are free for others from then on.
@Component
class DeleteClient {
    private final Clients clients;
    private final Contacts contacts;
    private final ClientEvents events;
    private final Transactions transactions;
    private final Clock clock;

    DeleteClient(Clients clients, Contacts contacts, ClientEvents events, Transactions transactions, Clock clock) {
        this.clients = clients;
        this.contacts = contacts;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    void delete(ClientId id, ExpectedVersion expected) {
        transactions.inOne(() -> {
            Client client = clients.inUse(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("client")));
            expected.check(client.version());
            ClientEvent deleted = client.delete(clock.instant());
            contacts.hold(id, ContactKeys.of(client.details()), Set.of(), false);
            clients.save(client);
            events.happened(deleted);
        });
    }
}
