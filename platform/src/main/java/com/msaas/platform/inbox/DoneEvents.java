package com.msaas.platform.inbox;

import com.mongodb.MongoException;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/// Which events a listener is done with, for thirty days. The entry goes in first in the effect's
/// transaction.
final class DoneEvents {
    private static final Duration KEPT = Duration.ofDays(30);

    private final CrossTenantCollection entries;
    private final Clock clock;

    DoneEvents(Database database, Clock clock) {
        this.entries =
                database.crossTenantCollection(CollectionSpec.named("inbox").expiring("at", KEPT));
        this.clock = clock;
    }

    /// Notes the events as done, inside the transaction of their effects.
    ///
    /// @throws AlreadyDone when one was noted before; told apart from every other duplicate key by its place
    /// here
    void note(Consumption who, List<UUID> events) {
        Date now = Date.from(clock.instant());
        List<Document> notes = events.stream()
                .map(event -> new Document(
                                "_id",
                                new Document("c", who.listener())
                                        .append("g", who.generation())
                                        .append("e", event))
                        .append("at", now))
                .toList();
        try {
            entries.insert(notes);
        } catch (MongoException e) {
            if (MongoErrors.isDuplicateKey(e)) {
                throw new AlreadyDone(e);
            }
            throw e;
        }
    }

    /// The effect is there already: nothing is left to do.
    static final class AlreadyDone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AlreadyDone(MongoException cause) {
            super(cause);
        }
    }
}
