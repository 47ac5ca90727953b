package com.msaas.platform.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.msaas.contracts.Topic;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// How far each listener is done with each partition. Kept in the transaction of the effect, so that it is
/// never ahead of it nor behind; what Kafka's group coordinator remembers is only a copy.
public final class Marks {
    private final CrossTenantCollection marks;

    Marks(Database database) {
        this.marks = database.crossTenantCollection(
                CollectionSpec.named("inbox_marks").index(Indexes.ascending("consumer", "generation")));
    }

    OptionalLong doneUpTo(Consumption who, TopicPartition partition) {
        Bson place = place(who, partition);
        Document mark = marks.<@Nullable Document>use(
                c -> c.find(place).first(),
                (c, session) -> c.find(session, place).first());
        return mark == null ? OptionalLong.empty() : OptionalLong.of(mark.getLong("offset"));
    }

    void done(Consumption who, TopicPartition partition, long offset) {
        Bson highest = Updates.combine(
                Updates.max("offset", offset),
                Updates.setOnInsert("consumer", who.listener()),
                Updates.setOnInsert("generation", who.generation()));
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        marks.use(
                c -> c.updateOne(place(who, partition), highest, upsert),
                (c, session) -> c.updateOne(session, place(who, partition), highest, upsert));
    }

    /// The places of a listener's generation in these topics.
    public Map<String, Long> all(String listener, int generation, Set<Topic> topics) {
        return byPlace(marks.plain().find(in(listener, generation, topics)));
    }

    /// The places of a listener's generation in these topics, as they were in the snapshot.
    public Map<String, Long> all(ClientSession snapshot, String listener, int generation, Set<Topic> topics) {
        return byPlace(marks.plain().find(snapshot, in(listener, generation, topics)));
    }

    /// Forgets a generation that is gone.
    public void forget(String listener, int generation) {
        marks.plain().deleteMany(of(listener, generation));
    }

    private static Map<String, Long> byPlace(Iterable<Document> documents) {
        Map<String, Long> found = new HashMap<>();
        for (Document mark : documents) {
            Document id = mark.get("_id", Document.class);
            found.put(name(new TopicPartition(id.getString("t"), id.getInteger("p"))), mark.getLong("offset"));
        }
        return found;
    }

    /// How a partition is called in what [#all] gives.
    static String name(TopicPartition partition) {
        return partition.topic() + "/" + partition.partition();
    }

    private static Bson in(String listener, int generation, Set<Topic> topics) {
        return and(
                of(listener, generation),
                Filters.in("_id.t", topics.stream().map(Topic::topicName).toList()));
    }

    private static Bson of(String listener, int generation) {
        return and(eq("consumer", listener), eq("generation", generation));
    }

    private static Bson place(Consumption who, TopicPartition partition) {
        return eq(new Document("c", who.listener())
                .append("g", who.generation())
                .append("t", partition.topic())
                .append("p", partition.partition()));
    }
}
