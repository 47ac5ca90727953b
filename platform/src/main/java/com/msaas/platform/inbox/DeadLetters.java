package com.msaas.platform.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.jspecify.annotations.Nullable;

/// Messages that a listener could not take in, in the order in which they came, with the reason. Beside them
/// an entry for each aggregate that waits: parking and replaying both change it, so that the two can never
/// pass each other unseen. Whether it still waits is decided by the letters, which also go by themselves with
/// time.
final class DeadLetters {
    private static final Duration KEPT = Duration.ofDays(30);

    private final CrossTenantCollection letters;
    private final CrossTenantCollection aggregates;
    private final Clock clock;

    DeadLetters(Database database, Clock clock) {
        this.letters = database.crossTenantCollection(CollectionSpec.named("dead_letters")
                .index(Indexes.ascending("consumer", "generation", "aggregate", "partition", "offset"))
                .expiring("parked_at", KEPT));
        this.aggregates = database.crossTenantCollection(CollectionSpec.named("parked_aggregates"));
        this.clock = clock;
    }

    /// One message that was parked.
    ///
    /// @param aggregate what it speaks of; nothing when it cannot be read, and then it is parked for good
    record Letter(
            UUID id,
            Consumption who,
            Message message,
            @Nullable String aggregate,
            String reason,
            Instant at) {}

    /// Whether events of the aggregate wait for a parked one. Where the last letter has gone, the aggregate
    /// is let go on, inside the open transaction.
    boolean isParked(Consumption who, String aggregate) {
        Bson key = aggregateKey(who, aggregate);
        return isThere(aggregates, key) && !letGoOn(who, aggregate);
    }

    /// Whether events of any of the aggregates wait for a parked one, as far as can be said without looking
    /// for the letters.
    boolean isAnyParked(Consumption who, Collection<String> some) {
        return isThere(
                aggregates,
                in(
                        "_id",
                        some.stream()
                                .map(aggregate -> aggregateId(who, aggregate))
                                .toList()));
    }

    private boolean letGoOn(Consumption who, String aggregate) {
        Transactions.demand();
        if (isThere(letters, and(of(who), eq("aggregate", aggregate)))) {
            return false;
        }
        Bson key = aggregateKey(who, aggregate);
        aggregates.use(c -> c.deleteOne(key), (c, session) -> c.deleteOne(session, key));
        return true;
    }

    private static boolean isThere(CrossTenantCollection collection, Bson which) {
        return collection.<@Nullable Document>use(
                        c -> c.find(which).first(),
                        (c, session) -> c.find(session, which).first())
                != null;
    }

    void park(Consumption who, Message message, @Nullable String aggregate, String reason) {
        Document headers = new Document();
        new TreeMap<>(message.headers())
                .forEach((name, bytes) -> headers.append(name, new String(bytes, StandardCharsets.UTF_8)));
        byte[] value = message.value();
        letters.insert(new Document("_id", Ids.next())
                .append("consumer", who.listener())
                .append("generation", who.generation())
                .append("aggregate", aggregate)
                .append("topic", message.topic())
                .append("partition", message.partition())
                .append("offset", message.offset())
                .append("key", message.key())
                .append("value", value == null ? null : new Binary(value))
                .append("headers", headers)
                .append("reason", reason)
                .append("parked_at", Date.from(clock.instant())));
        if (aggregate != null) {
            touch(who, aggregate);
        }
    }

    /// Takes the letter away, inside the transaction of its effect. Another replay may have done so before.
    void replayed(Letter letter) {
        long gone = letters.use(
                        c -> c.deleteOne(eq(letter.id())), (c, session) -> c.deleteOne(session, eq(letter.id())))
                .getDeletedCount();
        String aggregate = letter.aggregate();
        if (gone == 1 && aggregate != null && !letGoOn(letter.who(), aggregate)) {
            touch(letter.who(), aggregate);
        }
    }

    /// A change that no other transaction on the aggregate can overlook.
    private void touch(Consumption who, String aggregate) {
        Bson key = aggregateKey(who, aggregate);
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        aggregates.use(
                c -> c.updateOne(key, inc("changes", 1), upsert),
                (c, session) -> c.updateOne(session, key, inc("changes", 1), upsert));
    }

    /// Notes why the letter could not be taken in this time either.
    void failedAgain(Letter letter, String reason) {
        letters.plain().updateOne(eq(letter.id()), set("reason", reason));
    }

    /// The aggregates of a listener's generation that wait, be it that their letters have gone meanwhile.
    List<String> parkedAggregates(Consumption who) {
        return aggregates
                .plain()
                .find(and(gt("_id", aggregateId(who, new MinKey())), lt("_id", aggregateId(who, new MaxKey()))))
                .map(entry -> entry.get("_id", Document.class).getString("a"))
                .into(new ArrayList<>());
    }

    /// The oldest letter of the aggregate.
    Optional<Letter> first(Consumption who, String aggregate) {
        return Optional.ofNullable(letters.plain()
                        .find(and(of(who), eq("aggregate", aggregate)))
                        .sort(ascending("partition", "offset"))
                        .first())
                .map(document -> letter(who, document));
    }

    /// All letters of a listener's generation.
    List<Letter> all(Consumption who) {
        return letters.plain()
                .find(of(who))
                .sort(ascending("aggregate", "partition", "offset"))
                .map(document -> letter(who, document))
                .into(new ArrayList<>());
    }

    /// How many letters there are of a listener's generation.
    long count(Consumption who) {
        return letters.plain().countDocuments(of(who));
    }

    private static Letter letter(Consumption who, Document document) {
        Map<String, byte[]> headers = new TreeMap<>();
        document.get("headers", Document.class)
                .forEach((name, text) -> headers.put(name, ((String) text).getBytes(StandardCharsets.UTF_8)));
        Binary value = document.get("value", Binary.class);
        return new Letter(
                document.get("_id", UUID.class),
                who,
                new Message(
                        document.getString("topic"),
                        document.getInteger("partition"),
                        document.getLong("offset"),
                        document.getString("key"),
                        value == null ? null : value.getData(),
                        headers),
                document.getString("aggregate"),
                document.getString("reason"),
                document.getDate("parked_at").toInstant());
    }

    private static Bson of(Consumption who) {
        return and(eq("consumer", who.listener()), eq("generation", who.generation()));
    }

    private static Bson aggregateKey(Consumption who, String aggregate) {
        return eq(aggregateId(who, aggregate));
    }

    private static Document aggregateId(Consumption who, Object aggregate) {
        return new Document("c", who.listener()).append("g", who.generation()).append("a", aggregate);
    }
}
