package com.msaas.tenant.location;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Writes down what is different at a location, and tells everybody.
@Component
class ChangeLocation {
    private final Locations locations;
    private final LocationNews news;
    private final Transactions transactions;
    private final Clock clock;

    ChangeLocation(Locations locations, LocationNews news, Transactions transactions, Clock clock) {
        this.locations = locations;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @throws RefusedException when there is no such location, or the client means another version
    Location change(LocationId id, LocationChange change, ExpectedVersion expected) {
        return transactions.inOne(() -> {
            Location before = locations.demand(id);
            expected.check(before.version());
            Location after = before.changed(change);
            return after.equals(before) ? before : changed(before, after);
        });
    }

    private Location changed(Location before, Location after) {
        if (!locations.replace(before, after)) {
            throw new RefusedException(CommonRefusal.versionMismatch(before.version()));
        }
        news.changed(before, after, clock.instant());
        return after;
    }
}
