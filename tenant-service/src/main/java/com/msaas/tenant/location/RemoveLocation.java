package com.msaas.tenant.location;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Closes a location. The last one stays.
@Component
class RemoveLocation {
    private final Locations locations;
    private final LocationNews news;
    private final Transactions transactions;
    private final Clock clock;

    RemoveLocation(Locations locations, LocationNews news, Transactions transactions, Clock clock) {
        this.locations = locations;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @throws RefusedException when there is no such location, or no other
    void remove(LocationId id, ExpectedVersion expected) {
        transactions.inOne(() -> {
            Location location = locations.demand(id);
            expected.check(location.version());
            if (!locations.anotherStays(id)) {
                throw new RefusedException(LocationRefusal.LAST_LOCATION);
            }
            locations.remove(id);
            news.closed(location, clock.instant());
        });
    }
}
