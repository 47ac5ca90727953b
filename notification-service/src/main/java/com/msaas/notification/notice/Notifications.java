package com.msaas.notification.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.push;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.AppointmentFact;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// Where the notices are kept, for ninety days.
@Repository
class Notifications {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String CREATED_AT = "created_at";
    private static final String READ_BY = "read_by";
    private static final String READER = "user_id";
    private static final Bson NEWEST_FIRST = Indexes.descending(CREATED_AT, "_id");

    private final TenantCollection notifications;

    Notifications(Database database) {
        notifications = database.tenantCollection(
                CollectionSpec.named("notifications").index(NEWEST_FIRST).expiring(CREATED_AT, KEPT));
    }

    void add(NotificationType type, AppointmentFact fact) {
        notifications.insert(new Document("_id", Ids.next())
                .append("type", type.word())
                .append("appointment_id", fact.appointmentId())
                .append("client_id", fact.clientId())
                .append("start_time", Date.from(fact.startTime()))
                .append(CREATED_AT, Date.from(fact.at()))
                .append(READ_BY, List.of()));
    }

    Page<Notification> list(UUID reader, boolean unreadOnly, Instant now, PageRequest page) {
        List<Notification> found = query(reader, unreadOnly, now)
                .skip(page.skip())
                .limit(page.limit())
                .list(document -> notification(document, reader));
        return new Page<>(found, page, notifications.count(filter(reader, unreadOnly, now)));
    }

    long countUnread(UUID reader, Instant now) {
        return notifications.count(filter(reader, true, now));
    }

    /// Notes that the reader has read it, unless that is known.
    ///
    /// @return the notice as the reader sees it now; nothing when the clinic has no such notice
    Optional<Notification> read(NotificationId id, UUID reader, Instant now) {
        notifications.updateOne(and(eq(id.value()), unreadBy(reader)), mark(reader, now));
        return notifications.byId(id.value()).map(document -> notification(document, reader));
    }

    /// @return how many there were
    long readAll(UUID reader, Instant now) {
        return notifications.updateMany(filter(reader, true, now), mark(reader, now));
    }

    Find query(UUID reader, boolean unreadOnly, Instant now) {
        return notifications.find(filter(reader, unreadOnly, now)).sort(NEWEST_FIRST);
    }

    private static Bson filter(UUID reader, boolean unreadOnly, Instant now) {
        Bson kept = gt(CREATED_AT, Date.from(now.minus(KEPT)));
        return unreadOnly ? and(kept, unreadBy(reader)) : kept;
    }

    private static Bson unreadBy(UUID reader) {
        return ne(READ_BY + "." + READER, reader);
    }

    private static Bson mark(UUID reader, Instant now) {
        return push(READ_BY, new Document(READER, reader).append("at", Date.from(now)));
    }

    private static Notification notification(Document document, UUID reader) {
        return new Notification(
                new NotificationId(document.get("_id", UUID.class)),
                NotificationType.of(document.getString("type")),
                document.get("appointment_id", UUID.class),
                document.get("client_id", UUID.class),
                document.getDate("start_time").toInstant(),
                document.getDate(CREATED_AT).toInstant(),
                document.getList(READ_BY, Document.class).stream()
                        .filter(read -> reader.equals(read.get(READER, UUID.class)))
                        .map(read -> read.getDate("at").toInstant())
                        .findFirst()
                        .orElse(null));
    }
}
