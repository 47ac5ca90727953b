package com.msaas.auth.copies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Which of a clinic's patients have a file in use: of each the newest version, so what is told twice or late
/// changes nothing.
@Component
class LiveClients implements Projection {
    private static final String NAME = "live-clients";
    private static final String LIVE = "live";
    private static final Set<String> OUT_OF_USE = Set.of("deleted", "merged");

    private final TenantCollection clients;

    LiveClients(Database database) {
        clients = database.projectionCollection(
                NAME, CollectionSpec.named("live_clients").index(Indexes.ascending(LIVE)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(ClientAdded.class, added -> keep(added.clientId(), added.version(), added.status()))
                .on(
                        ClientDetailsChanged.class,
                        changed -> keep(changed.clientId(), changed.version(), changed.status()));
    }

    private void keep(UUID client, long version, String status) {
        Document document =
                new Document("_id", client).append("version", version).append(LIVE, !OUT_OF_USE.contains(status));
        boolean replaced = clients.replaceOne(and(eq(client), lt("version", version)), document);
        if (!replaced && clients.byId(client).isEmpty()) {
            clients.insert(document);
        }
    }

    long count() {
        return clients.count(inUse());
    }

    Find query() {
        return clients.find(inUse());
    }

    private static Bson inUse() {
        return eq(LIVE, true);
    }
}
