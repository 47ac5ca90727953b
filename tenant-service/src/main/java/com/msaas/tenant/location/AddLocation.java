package com.msaas.tenant.location;

import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import com.msaas.tenant.clinic.FirstPlace;
import com.msaas.tenant.clinic.WeeklyHours;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens a place where the clinic works from now on; the first one together with the clinic.
@Component
class AddLocation implements FirstPlace {
    private final Locations locations;
    private final LocationNews news;
    private final Transactions transactions;
    private final Clock clock;

    AddLocation(Locations locations, LocationNews news, Transactions transactions, Clock clock) {
        this.locations = locations;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    Location add(String name, @Nullable String address, @Nullable ZoneId ownTimezone, @Nullable WeeklyHours ownHours) {
        Location location =
                new Location(new LocationId(Ids.next()), 1, name, address, ownTimezone, ownHours, clock.instant());
        return transactions.inOne(() -> {
            locations.add(location);
            news.opened(location);
            return location;
        });
    }

    @Override
    public void open(String clinicName) {
        Transactions.demand();
        add(clinicName, null, null, null);
    }
}
