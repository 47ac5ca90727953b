package com.msaas.notification.notice;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.AppointmentFact;
import com.msaas.notification.notice.Notification.About;
import com.msaas.notification.notice.Notification.Appointment;
import com.msaas.notification.notice.Notification.LogLines;
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
    private static final String TYPE = "type";
    private static final String CREATED_AT = "created_at";
    private static final String COUNT = "count";
    private static final String LAST_AT = "last_at";
    private static final String READ_BY = "read_by";
    private static final String READER = "user_id";
    private static final Bson NEWEST_FIRST = Indexes.descending(CREATED_AT, "_id");

    private final TenantCollection notifications;

    Notifications(Database database) {
        notifications = database.tenantCollection(
                CollectionSpec.named("notifications").index(NEWEST_FIRST).expiring(CREATED_AT, KEPT));
    }

    void add(NotificationType type, AppointmentFact fact) {
        add(
                new NotificationId(Ids.next()),
                type,
                fact.at(),
                new Document("appointment_id", fact.appointmentId())
                        .append("client_id", fact.clientId())
                        .append("start_time", Date.from(fact.startTime())));
    }

    void add(NotificationId id, LogLines lines) {
        add(
                id,
                NotificationType.AUDIT_CRITICAL,
                lines.lastAt(),
                new Document("audit_id", lines.id())
                        .append("action", lines.action())
                        .append(COUNT, lines.count())
                        .append(LAST_AT, Date.from(lines.lastAt())));
    }

    /// Notes that it tells of more by now, which nobody has read.
    void grow(NotificationId id, int count, Instant lastAt) {
        notifications.updateOne(
                eq(id.value()), combine(set(COUNT, count), set(LAST_AT, Date.from(lastAt)), set(READ_BY, List.of())));
    }

    private void add(NotificationId id, NotificationType type, Instant at, Document about) {
        Document notice = new Document("_id", id.value()).append(TYPE, type.word());
        notice.putAll(about);
        notifications.insert(notice.append(CREATED_AT, Date.from(at)).append(READ_BY, List.of()));
    }

    Page<Notification> list(Reader reader, boolean unreadOnly, Instant now, PageRequest page) {
        List<Notification> found = query(reader, unreadOnly, now)
                .skip(page.skip())
                .limit(page.limit())
                .list(document -> notification(document, reader));
        return new Page<>(found, page, notifications.count(filter(reader, unreadOnly, now)));
    }

    long countUnread(Reader reader, Instant now) {
        return notifications.count(filter(reader, true, now));
    }

    /// Notes that the reader has read it, unless that is known.
    ///
    /// @return the notice as the reader sees it now; nothing when the clinic has no such notice for him
    Optional<Notification> read(NotificationId id, Reader reader, Instant now) {
        notifications.updateOne(and(eq(id.value()), toldTo(reader), unreadBy(reader)), mark(reader, now));
        return notifications
                .findOne(and(eq(id.value()), toldTo(reader)))
                .map(document -> notification(document, reader));
    }

    /// @return how many there were
    long readAll(Reader reader, Instant now) {
        return notifications.updateMany(filter(reader, true, now), mark(reader, now));
    }

    Find query(Reader reader, boolean unreadOnly, Instant now) {
        return notifications.find(filter(reader, unreadOnly, now)).sort(NEWEST_FIRST);
    }

    private static Bson filter(Reader reader, boolean unreadOnly, Instant now) {
        Bson kept = and(gt(CREATED_AT, Date.from(now.minus(KEPT))), toldTo(reader));
        return unreadOnly ? and(kept, unreadBy(reader)) : kept;
    }

    private static Bson toldTo(Reader reader) {
        return in(
                TYPE,
                NotificationType.toldTo(reader.role()).stream()
                        .map(NotificationType::word)
                        .toList());
    }

    private static Bson unreadBy(Reader reader) {
        return ne(READ_BY + "." + READER, reader.userId());
    }

    private static Bson mark(Reader reader, Instant now) {
        return push(READ_BY, new Document(READER, reader.userId()).append("at", Date.from(now)));
    }

    private static Notification notification(Document document, Reader reader) {
        NotificationType type = NotificationType.of(document.getString(TYPE));
        return new Notification(
                new NotificationId(document.get("_id", UUID.class)),
                type,
                about(type, document),
                document.getDate(CREATED_AT).toInstant(),
                document.getList(READ_BY, Document.class).stream()
                        .filter(read -> reader.userId().equals(read.get(READER, UUID.class)))
                        .map(read -> read.getDate("at").toInstant())
                        .findFirst()
                        .orElse(null));
    }

    private static About about(NotificationType type, Document document) {
        return switch (type) {
            case APPOINTMENT_BOOKED, APPOINTMENT_RESCHEDULED, APPOINTMENT_CANCELLED ->
                new Appointment(
                        document.get("appointment_id", UUID.class),
                        document.get("client_id", UUID.class),
                        document.getDate("start_time").toInstant());
            case AUDIT_CRITICAL ->
                // an older release kept each line by itself, without these two
                new LogLines(
                        document.get("audit_id", UUID.class),
                        document.getString("action"),
                        document.getInteger(COUNT, 1),
                        document.get(LAST_AT, document.getDate(CREATED_AT)).toInstant());
        };
    }
}
