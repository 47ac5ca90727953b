package com.msaas.comms.conversation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
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
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Where conversations are kept.
@Repository
class Conversations {
    private static final String VERSION = "version";
    private static final String CHANNEL = "channel";
    private static final String SUBJECT = "subject";
    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String PHONE = "phone";
    private static final String CLIENT = "client_id";
    private static final String POSSIBLE_CLIENTS = "possible_clients";
    private static final String LINKED_BY_HAND = "linked_by_hand";
    private static final String STATUS = "status";
    private static final String UNREAD = "unread";
    private static final String UPDATED_AT = "updated_at";
    private static final String SEARCH = "search";

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
                .index(newestFirstOf(STATUS))
                .index(newestFirstOf(UNREAD))
                .index(newestFirstOf(CHANNEL))
                .index(newestFirstOf(CLIENT))
                .index(newestFirstOf(EMAIL))
                .index(newestFirstOf(PHONE))
                .index(Indexes.ascending(SEARCH)));
    }

    private static Bson newestFirstOf(String field) {
        return Indexes.compoundIndex(Indexes.ascending(field), NEWEST_FIRST);
    }

    /// Which conversations a list is about; nothing for all.
    ///
    /// @param search beginnings of words, all of which must be met
    record Filter(
            @Nullable ConversationStatus status,
            @Nullable Boolean unread,
            @Nullable UUID client,
            @Nullable Channel channel,
            List<String> search) {}

    /// Opens the patient's conversation, unless that has been done; what became of it since stays.
    void openFor(UUID client, String subject, Instant at) {
        Link link = new Link(client, List.of(), false);
        Conversation opened = new Conversation(
                new ConversationId(Ids.next()),
                1,
                Channel.APPOINTMENT,
                subject,
                null,
                link,
                ConversationStatus.OPEN,
                false,
                at);
        List<Bson> fields = new ArrayList<>();
        document(opened).forEach((field, value) -> {
            if (!field.equals(OPENED_FOR)) {
                fields.add(setOnInsert(field, value));
            }
        });
        conversations.upsertOne(eq(OPENED_FOR, client), Updates.combine(fields));
    }

    void add(Conversation conversation) {
        conversations.insert(document(conversation));
    }

    /// Puts the changed conversation in the place of the one that was read in the same transaction.
    void save(Conversation conversation) {
        if (!conversations.replaceOne(eq(conversation.id().value()), document(conversation))) {
            throw new IllegalStateException("a conversation that was read in this transaction is gone");
        }
    }

    Optional<Conversation> byId(ConversationId id) {
        return conversations.byId(id.value()).map(Conversations::conversation);
    }

    /// The one with this sender by the contact form in which something was said last, no longer ago than this.
    Optional<Conversation> newestOpen(EmailAddress email, Instant since) {
        return newest(openSince(eq(EMAIL, email.value()), since));
    }

    /// As by the address.
    Optional<Conversation> newestOpen(PhoneNumber phone, Instant since) {
        return newest(openSince(eq(PHONE, phone.value()), since));
    }

    /// As by the address.
    Optional<Conversation> newestOpen(UUID client, Instant since) {
        return newest(openSince(eq(CLIENT, client), since));
    }

    private static Optional<Conversation> newest(Find found) {
        return found.limit(1).list(Conversations::conversation).stream().findFirst();
    }

    Find openSince(Bson sender, Instant since) {
        return conversations
                .find(and(
                        sender,
                        gte(UPDATED_AT, Date.from(since)),
                        eq(CHANNEL, Channel.WEB_FORM.word()),
                        eq(STATUS, ConversationStatus.OPEN.word())))
                .sort(NEWEST_FIRST);
    }

    /// Those with this address of which it is open who that is, the newest first.
    List<ConversationId> openLinksOfEmail(String email, int atMost) {
        return ids(openLinks(eq(EMAIL, email)), atMost);
    }

    /// Those with this number of which it is open whose that is, the newest first.
    List<ConversationId> openLinksOfPhone(String phone, int atMost) {
        return ids(openLinks(eq(PHONE, phone)), atMost);
    }

    private static List<ConversationId> ids(Find found, int atMost) {
        return found.limit(atMost).list(document -> new ConversationId(document.get("_id", UUID.class)));
    }

    Find openLinks(Bson sender) {
        return conversations
                .find(and(sender, eq(CLIENT, null), eq(LINKED_BY_HAND, false)))
                .sort(NEWEST_FIRST);
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
        Channel channel = filter.channel;
        if (channel != null) {
            all.add(eq(CHANNEL, channel.word()));
        }
        for (String word : filter.search) {
            all.add(regex(SEARCH, Pattern.compile("^" + Pattern.quote(word))));
        }
        return all.isEmpty() ? new BsonDocument() : and(all);
    }

    private static Document document(Conversation conversation) {
        Participant participant = conversation.participant();
        Link link = conversation.link();
        Document document = new Document("_id", conversation.id().value())
                .append(VERSION, conversation.version())
                .append(CHANNEL, conversation.channel().word())
                .append(SUBJECT, conversation.subject())
                .append(NAME, participant == null ? null : participant.name())
                .append(EMAIL, participant == null ? null : value(participant.email()))
                .append(PHONE, participant == null ? null : value(participant.phone()))
                .append(CLIENT, link.client())
                .append(POSSIBLE_CLIENTS, link.possible())
                .append(LINKED_BY_HAND, link.byHand())
                .append(STATUS, conversation.status().word())
                .append(UNREAD, conversation.unread())
                .append(UPDATED_AT, Date.from(conversation.updatedAt()))
                .append(SEARCH, SearchWords.of(conversation.subject(), participant));
        return conversation.channel() == Channel.APPOINTMENT ? document.append(OPENED_FOR, link.client()) : document;
    }

    private static Conversation conversation(Document document) {
        return new Conversation(
                new ConversationId(document.get("_id", UUID.class)),
                document.get(VERSION, 1L),
                Channel.of(document.getString(CHANNEL)),
                document.getString(SUBJECT),
                participant(document),
                new Link(
                        document.get(CLIENT, UUID.class),
                        document.getList(POSSIBLE_CLIENTS, UUID.class, List.of()),
                        document.getBoolean(LINKED_BY_HAND, false)),
                ConversationStatus.of(document.getString(STATUS)),
                document.getBoolean(UNREAD),
                document.getDate(UPDATED_AT).toInstant());
    }

    private static @Nullable Participant participant(Document document) {
        String name = document.getString(NAME);
        String email = document.getString(EMAIL);
        String phone = document.getString(PHONE);
        return name == null
                ? null
                : new Participant(
                        name,
                        email == null ? null : new EmailAddress(email),
                        phone == null ? null : new PhoneNumber(phone));
    }

    private static @Nullable String value(@Nullable EmailAddress email) {
        return email == null ? null : email.value();
    }

    private static @Nullable String value(@Nullable PhoneNumber phone) {
        return phone == null ? null : phone.value();
    }
}
