package com.msaas.scheduling.copies;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Sorts;
import com.msaas.contracts.LocationClosed;
import com.msaas.contracts.LocationFact;
import com.msaas.contracts.OpeningHours;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Takes in where clinics work. A place that was closed stays known as closed, so that nothing told before can open it
/// again, and for those who still are there.
@Component
final class LocationsCopy extends NewestCopy<LocationFact> {
    static final String NAME = "clinic-locations";

    private static final String CLOSED = "closed";
    private static final String OPENED_AT = "opened_at";

    LocationsCopy(Database database) {
        super(
                database,
                NAME,
                CollectionSpec.named("clinic_locations").index(Sorts.ascending(CLOSED, OPENED_AT, "_id")));
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(LocationFact.class, this::keep);
    }

    /// The bound clinic's oldest place that is open, if one has arrived.
    Optional<Location> first() {
        return oldestOpen().first().map(LocationsCopy::location);
    }

    Find oldestOpen() {
        return where(eq(CLOSED, false)).sort(Sorts.ascending(OPENED_AT, "_id")).limit(1);
    }

    /// This place, if it has arrived, closed or not.
    Optional<Location> find(LocationId id) {
        return find(id.value()).map(LocationsCopy::location);
    }

    /// Those of these places that have arrived, closed ones included.
    List<Location> find(Collection<LocationId> ids) {
        return where(in("_id", ids.stream().map(LocationId::value).toList())).list(LocationsCopy::location);
    }

    @Override
    protected Document kept(LocationFact location) {
        ZoneId ownZone = location.timezone();
        List<OpeningHours> ownHours = location.openingHours();
        return new Document("timezone", ownZone == null ? null : ownZone.getId())
                .append("opening_hours", ownHours == null ? null : ClinicSettingsCopy.keptHours(ownHours))
                .append(CLOSED, location instanceof LocationClosed)
                .append(OPENED_AT, Date.from(location.openedAt()));
    }

    private static Location location(Document kept) {
        String ownZone = kept.getString("timezone");
        List<Document> ownHours = kept.getList("opening_hours", Document.class);
        return new Location(
                new LocationId(kept.get("_id", UUID.class)),
                ownZone == null ? null : ZoneId.of(ownZone),
                ownHours == null ? null : ClinicSettingsCopy.readHours(ownHours),
                kept.getBoolean(CLOSED));
    }
}
