package com.msaas.crm.client;

import com.msaas.crm.ClientId;
import com.msaas.crm.matching.Contacts;
import com.msaas.platform.id.Ids;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Opens a file on a new patient, unless there seems to be one already. Every new file comes to be here, one
/// by one, whether somebody writes it down or it is imported.
@Component
public class AddClient {
    private final Clients clients;
    private final Contacts contacts;
    private final ClientEvents events;
    private final Transactions transactions;
    private final PlanLimits limits;
    private final LiveClients live;
    private final Clock clock;

    AddClient(
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

    /// Opens the file.
    ///
    /// @param sharing whether the patient may have contacts that others have
    /// @throws RefusedException when others have them and sharing is not meant, or the clinic's plan allows no more
    public Client add(ClientDetails details, boolean sharing) {
        limits.demandRoom(live);
        Client client = Client.open(new ClientId(Ids.next()), details, clock.instant());
        return transactions.inOne(() -> {
            contacts.hold(client.id(), Set.of(), ContactKeys.of(details), sharing);
            clients.add(client);
            events.happened(client.added());
            limits.take(live);
            return client;
        });
    }
}
