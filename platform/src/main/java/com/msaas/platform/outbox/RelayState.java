package com.msaas.platform.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Who owns the relay of this service, since which epoch, and how far he has come. Time is the database
/// server's alone, so the clocks of instances do not matter. Every save names the epoch: who was deposed
/// matches nothing.
final class RelayState {
    private static final Bson THE_ONE = eq("relay");

    private final MongoCollection<Document> states;
    private final Duration length;

    RelayState(Database database, Duration length) {
        this.states = database.crossTenantCollection(CollectionSpec.named("relay_state"))
                .plain();
        this.length = length;
    }

    /// Takes the relay if its owner has let his lease run out.
    Optional<Lease> acquire(String owner) {
        states.updateOne(
                THE_ONE,
                Updates.combine(Updates.setOnInsert("epoch", 0L), Updates.setOnInsert("lease_until", new Date(0))),
                new UpdateOptions().upsert(true));
        long asked = System.nanoTime();
        Document taken = states.findOneAndUpdate(
                and(THE_ONE, Document.parse("{$expr: {$lt: ['$lease_until', '$$NOW']}}")),
                List.of(new Document(
                        "$set",
                        new Document("epoch", Document.parse("{$add: ['$epoch', {$toLong: 1}]}"))
                                .append("owner", new Document("$literal", owner))
                                .append("lease_until", untilFromNow()))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (taken == null) {
            return Optional.empty();
        }
        Document token = taken.get("token", Document.class);
        return Optional.of(new Lease(
                taken.getLong("epoch"), token == null ? null : token.toBsonDocument(), asked + length.toNanos()));
    }

    private Document untilFromNow() {
        return Document.parse(
                "{$dateAdd: {startDate: '$$NOW', unit: 'millisecond', amount: {$toLong: " + length.toMillis() + "}}}");
    }

    /// The relay in the hands of one owner. Not safe for use by several threads.
    final class Lease {
        private final long epoch;
        private final @Nullable BsonDocument start;
        private long endsAt;

        private Lease(long epoch, @Nullable BsonDocument start, long endsAt) {
            this.epoch = epoch;
            this.start = start;
            this.endsAt = endsAt;
        }

        long epoch() {
            return epoch;
        }

        /// Where the former owner stood; nothing when it was never known or is lost.
        @Nullable
        BsonDocument start() {
            return start;
        }

        /// Stops here when the lease may have run out meanwhile: the process was stopped, the machine slept.
        void stillMine() {
            if (System.nanoTime() - endsAt >= 0) {
                throw new Deposed(epoch);
            }
        }

        /// Saves how far the relay has come and goes on for another lease.
        void save(@Nullable BsonDocument token) {
            long asked = System.nanoTime();
            Document values = new Document("lease_until", untilFromNow());
            if (token != null) {
                values.append("token", new Document("$literal", token));
            }
            if (states.updateOne(mine(), List.of(new Document("$set", values))).getMatchedCount() == 0) {
                throw new Deposed(epoch);
            }
            endsAt = asked + length.toNanos();
        }

        /// Forgets a place in the stream that MongoDB no longer knows.
        void forgetToken() {
            states.updateOne(mine(), Updates.unset("token"));
        }

        /// Lets another instance take over at once.
        void release() {
            states.updateOne(mine(), Updates.set("lease_until", new Date(0)));
        }

        private Bson mine() {
            return and(THE_ONE, eq("epoch", epoch));
        }
    }

    /// Another instance owns the relay now.
    static final class Deposed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Deposed(long epoch) {
            super("the relay of epoch " + epoch + " is no longer the owner");
        }
    }
}
