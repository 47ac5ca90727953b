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
import org.springframework.stereotype.Component;

/// Brings a file back into use, unless its contacts have gone to another patient meanwhile.
@Component
class RestoreClient {
    private final Clients clients;
    private final Contacts contacts;
    private final ClientEvents events;
    private final Transactions transactions;
    private final PlanLimits limits;
    private final LiveClients live;
    private final Clock clock;

    RestoreClient(
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

    /// @param sharing whether the patient may have contacts that others have by now
    /// @throws RefusedException when the clinic's plan allows no more
    Client restore(ClientId id, ExpectedVersion expected, boolean sharing) {
        return transactions.inOne(() -> {
            Client client = clients.any(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("client")));
            expected.check(client.version());
            client.restore(clock.instant()).ifPresent(restored -> {
                contacts.hold(id, Set.of(), ContactKeys.of(client.details()), sharing);
                clients.save(client);
                events.happened(restored);
                limits.take(live);
            });
            return client;
        });
    }
}
