package com.msaas.platform.outbox;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.msaas.platform.observability.Figure;
import com.msaas.platform.observability.Measurement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/// What waits to be sent, and since when. Rows of parked tenants are counted but are not the oldest: they wait
/// for a person, and are told of as what they are.
final class OutboxBacklog implements Measurement {
    private static final Bson IN_ORDER = ascending(OutboxRow.SERVER_TIME, OutboxRow.VERSION);
    private static final int COUNTED_AT_MOST = 100_000;

    private final MongoCollection<Document> rows;
    private final ParkedTenants parkedTenants;
    private final Clock clock;

    OutboxBacklog(MongoCollection<Document> rows, ParkedTenants parkedTenants, Clock clock) {
        this.rows = rows;
        this.parkedTenants = parkedTenants;
        this.clock = clock;
    }

    @Override
    public List<Figure> look() {
        Set<UUID> parked = parkedTenants.tenants();
        return List.of(
                Figure.of("clinic.outbox.rows", count()),
                Figure.of("clinic.outbox.oldest.seconds", age(parked).toMillis() / 1000.0),
                Figure.of("clinic.outbox.parked.tenants", parked.size()));
    }

    private long count() {
        return rows.countDocuments(empty(), new CountOptions().hint(IN_ORDER).limit(COUNTED_AT_MOST));
    }

    private Duration age(Set<UUID> parked) {
        Document oldest = rows.find(nin(OutboxRow.TENANT, parked))
                .sort(IN_ORDER)
                .hint(IN_ORDER)
                .first();
        if (oldest == null) {
            return Duration.ZERO;
        }
        Duration age = Duration.between(OutboxRow.from(oldest).time(), clock.instant());
        // another instance's clock may be ahead
        return age.isNegative() ? Duration.ZERO : age;
    }
}
