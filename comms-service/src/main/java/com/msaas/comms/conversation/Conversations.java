package com.msaas.comms.conversation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Where conversations are kept.
@Repository
class Conversations {
    private static final String CLIENT = "client_id";
    private static final String STATUS = "status";
    private static final String UNREAD = "unread";
    private static final String UPDATED_AT = "updated_at";

    /// On the one conversation that a patient's bookings open; those that come by a channel do not have it.
    private static final String OPENED_FOR = "opened_for";

    private static final Bson NEWEST_FIRST = Indexes.descending(UPDATED_AT, "_id");

    private final TenantCollection conversations;

    Conversations(Database database) {
        conversations = database.tenantCollection(CollectionSpec.named("conversations")
                .index(
                        Indexes.ascending(OPENED_FOR),
                        new IndexOptions().unique(true).partialFilterExpression(exists(OPENED_FOR)))
                .index(NEWEST_FIRST)
                .index(Indexes.compoundIndex(Indexes.ascending(STATUS), NEWEST_FIRST))
                .index(Indexes.compoundIndex(Indexes.ascending(UNREAD), NEWEST_FIRST))
                .index(Indexes.compoundIndex(Indexes.ascending(CLIENT), NEWEST_FIRST)));
    }

    /// Which conversations a list is about; nothing for all.
    record Filter(
            @Nullable ConversationStatus status,
            @Nullable Boolean unread,
            @Nullable UUID client) {}

    /// Opens the patient's conversation, unless that has been done; what became of it since stays.
    void openFor(UUID client, String channel, String subject, Instant at) {
        conversations.upsertOne(
                eq(OPENED_FOR, client),
                combine(
                        setOnInsert("_id", Ids.next()),
                        setOnInsert("channel", channel),
                        setOnInsert("subject", subject),
                        setOnInsert("participant", null),
                        setOnInsert(CLIENT, client),
                        setOnInsert(STATUS, ConversationStatus.OPEN.word()),
                        setOnInsert(UNREAD, false),
                        setOnInsert(UPDATED_AT, Date.from(at))));
    }

    Optional<Conversation> byId(ConversationId id) {
        return conversations.byId(id.value()).map(Conversations::conversation);
    }

    Page<Conversation> list(Filter filter, PageRequest page) {
        List<Conversation> found =
                query(filter).skip(page.skip()).limit(page.limit()).list(Conversations::conversation);
        return new Page<>(found, page, conversations.count(bson(filter)));
    }

    Find query(Filter filter) {
        return conversations.find(bson(filter)).sort(NEWEST_FIRST);
    }

    private static Bson bson(Filter filter) {
        List<Bson> all = new ArrayList<>();
        ConversationStatus status = filter.status;
        if (status != null) {
            all.add(eq(STATUS, status.word()));
        }
        if (filter.unread != null) {
            all.add(eq(UNREAD, filter.unread));
        }
        if (filter.client != null) {
            all.add(eq(CLIENT, filter.client));
        }
        return all.isEmpty() ? new BsonDocument() : and(all);
    }

    private static Conversation conversation(Document document) {
        return new Conversation(
                new ConversationId(document.get("_id", UUID.class)),
                document.getString("channel"),
                document.getString("subject"),
                document.getString("participant"),
                document.get(CLIENT, UUID.class),
                ConversationStatus.of(document.getString(STATUS)),
                document.getBoolean(UNREAD),
                document.getDate(UPDATED_AT).toInstant());
    }
}
