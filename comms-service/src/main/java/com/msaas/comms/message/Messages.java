package com.msaas.comms.message;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.msaas.comms.conversation.ConversationId;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Where messages are kept.
@Repository
class Messages {
    private static final String VERSION = "version";
    private static final String CONVERSATION = "conversation_id";
    private static final String DIRECTION = "direction";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String NAME = "name";
    private static final String ADDRESS = "address";
    private static final String TEXT = "text";
    private static final String CREATED_AT = "created_at";
    private static final String DELIVERY = "delivery";
    private static final String ATTEMPTS = "attempts";
    private static final String POSSIBLY_TWICE = "possibly_twice";
    private static final String MAY_HAVE_ARRIVED = "may_have_arrived";
    private static final String ROUND = "round";
    private static final String SENT_AT = "sent_at";
    private static final String ANSWER = "answer";

    private static final Bson OLDEST_FIRST = Indexes.ascending(CREATED_AT, "_id");

    private final TenantCollection messages;

    Messages(Database database) {
        messages = database.tenantCollection(CollectionSpec.named("messages")
                .index(Indexes.compoundIndex(Indexes.ascending(CONVERSATION), OLDEST_FIRST))
                .index(Indexes.ascending(CONVERSATION, DELIVERY, SENT_AT)));
    }

    void add(Message message) {
        messages.insert(document(message));
    }

    /// Puts the message as it is now in the place of the one that was read in the same transaction.
    void save(Message message) {
        if (!messages.replaceOne(eq(message.id().value()), document(message))) {
            throw new IllegalStateException("a message that was read in this transaction is gone");
        }
    }

    Optional<Message> byId(MessageId id) {
        return messages.byId(id.value()).map(Messages::message);
    }

    /// The mail of the conversation that was sent last.
    Optional<MessageId> lastSent(ConversationId conversation) {
        return sent(conversation).first().map(document -> new MessageId(document.get("_id", UUID.class)));
    }

    Find sent(ConversationId conversation) {
        return messages.find(and(eq(CONVERSATION, conversation.value()), eq(DELIVERY, Delivery.SENT.word())))
                .sort(Indexes.descending(SENT_AT))
                .limit(1);
    }

    /// What was said, from the beginning on.
    Page<Message> list(ConversationId conversation, PageRequest page) {
        return new Page<>(
                query(conversation).skip(page.skip()).limit(page.limit()).list(Messages::message),
                page,
                messages.count(eq(CONVERSATION, conversation.value())));
    }

    Find query(ConversationId conversation) {
        return messages.find(eq(CONVERSATION, conversation.value())).sort(OLDEST_FIRST);
    }

    private static Document document(Message message) {
        Dispatch dispatch = message.dispatch();
        Instant sentAt = dispatch.sentAt();
        return new Document("_id", message.id().value())
                .append(VERSION, message.version())
                .append(CONVERSATION, message.conversation().value())
                .append(DIRECTION, message.direction().word())
                .append(FROM, document(message.from()))
                .append(TO, document(message.to()))
                .append(TEXT, message.text().value())
                .append(CREATED_AT, Date.from(message.createdAt()))
                .append(DELIVERY, dispatch.delivery().word())
                .append(ATTEMPTS, dispatch.attempts())
                .append(POSSIBLY_TWICE, dispatch.possiblyTwice())
                .append(MAY_HAVE_ARRIVED, dispatch.mayHaveArrived())
                .append(ROUND, dispatch.round())
                .append(SENT_AT, sentAt == null ? null : Date.from(sentAt))
                .append(ANSWER, dispatch.answer());
    }

    private static Document document(Party party) {
        return new Document(NAME, party.name()).append(ADDRESS, party.address());
    }

    private static Message message(Document document) {
        return new Message(
                new MessageId(document.get("_id", UUID.class)),
                document.getLong(VERSION),
                new ConversationId(document.get(CONVERSATION, UUID.class)),
                Direction.of(document.getString(DIRECTION)),
                party(document.get(FROM, Document.class)),
                party(document.get(TO, Document.class)),
                new MessageText(document.getString(TEXT)),
                document.getDate(CREATED_AT).toInstant(),
                new Dispatch(
                        Delivery.of(document.getString(DELIVERY)),
                        document.getInteger(ATTEMPTS),
                        document.getInteger(POSSIBLY_TWICE),
                        document.getBoolean(MAY_HAVE_ARRIVED),
                        document.getInteger(ROUND),
                        instant(document.getDate(SENT_AT)),
                        document.getString(ANSWER)));
    }

    private static Party party(Document document) {
        return new Party(document.getString(NAME), document.getString(ADDRESS));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
