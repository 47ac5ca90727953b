package com.msaas.scheduling.copies;

import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.ContractEvent;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in which patients there are and where they stand; nothing else of them is known here.
@Component
final class KnownClientsCopy extends NewestCopy<ContractEvent> {
    static final String NAME = "known-clients";

    private static final String STATUS = "status";
    private static final String DELETED = "deleted";

    KnownClientsCopy(Database database) {
        super(database, NAME, "known_clients");
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(ClientAdded.class, this::keep).on(ClientDetailsChanged.class, this::keep);
    }

    @Override
    protected Document kept(ContractEvent client) {
        return new Document(
                STATUS,
                switch (client) {
                    case ClientAdded added -> added.status();
                    case ClientDetailsChanged changed -> changed.status();
                    default -> throw new IllegalArgumentException(client + " is not about a patient");
                });
    }

    /// A patient whose file is out of use is as good as none, until it is brought back.
    Optional<ClientId> find(ClientId client) {
        return find(client.value())
                .filter(known -> !DELETED.equals(known.getString(STATUS)))
                .map(known -> client);
    }
}
