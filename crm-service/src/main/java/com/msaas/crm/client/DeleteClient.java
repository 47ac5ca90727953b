package com.msaas.crm.client;

import com.msaas.crm.ClientId;
import com.msaas.crm.matching.Contacts;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/// Takes a file out of use. Its contacts are free for others from then on.
@Component
public class DeleteClient {
    private final Clients clients;
    private final Contacts contacts;
    private final ClientEvents events;
    private final Transactions transactions;
    private final PlanLimits limits;
    private final LiveClients live;
    private final Clock clock;

    DeleteClient(
            Clients clients,
            Contacts contacts,
            ClientEvents events,
            Transactions transactions,
            PlanLimits limits,
            LiveClients live,
            Clock clock) {
        this.clients = clients;
        this.contacts = contacts;
        this.events = events;
        this.transactions = transactions;
        this.limits = limits;
        this.live = live;
        this.clock = clock;
    }

    void delete(ClientId id, ExpectedVersion expected) {
        delete(id, expected::check);
    }

    /// Takes the file out of use, whichever version it is at. Refused, it has written nothing.
    ///
    /// @throws RefusedException with `NOT_FOUND` when the clinic has no such file in use
    public void delete(ClientId id) {
        delete(id, _ -> {});
    }

    private void delete(ClientId id, LongConsumer version) {
        transactions.inOne(() -> {
            Client client = clients.inUse(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("client")));
            version.accept(client.version());
            ClientEvent deleted = client.delete(clock.instant());
            contacts.hold(id, ContactKeys.of(client.details()), Set.of(), false);
            clients.save(client);
            events.happened(deleted);
            limits.giveBack(live);
        });
    }
}
