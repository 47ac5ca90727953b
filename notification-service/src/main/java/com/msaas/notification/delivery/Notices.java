package com.msaas.notification.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.Indexes;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Duration;
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

/// Where the notices are kept, for ninety days after their end. Every step is taken from the very state and
/// attempt that whoever takes it has seen: of two that do the same at once, one is too late.
@Repository
class Notices {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String ENDED_AT = "ended_at";
    private static final Bson NEWEST_FIRST = Indexes.descending(NoticeDocument.CREATED_AT, "_id");

    private final TenantCollection notices;

    Notices(Database database) {
        notices = database.tenantCollection(CollectionSpec.named("notices")
                .index(NEWEST_FIRST)
                .index(newestFirstOf(NoticeDocument.STATE))
                .index(newestFirstOf(NoticeDocument.KIND))
                .index(newestFirstOf(NoticeDocument.CLIENT))
                .index(newestFirstOf(NoticeDocument.APPOINTMENT))
                .unique(Indexes.ascending(NoticeDocument.KEY))
                .expiring(ENDED_AT, KEPT));
    }

    private static Bson newestFirstOf(String field) {
        return Indexes.compoundIndex(Indexes.ascending(field), NEWEST_FIRST);
    }

    void add(Notice notice) {
        notices.insert(NoticeDocument.of(notice));
    }

    Optional<Notice> find(NoticeId id) {
        return notices.byId(id.value()).map(NoticeDocument::notice);
    }

    /// Whether this very notice is there already, or for the same time of the appointment a reminder of the kind
    /// that was not dropped.
    boolean isThere(PlannedNotice planned) {
        return notices.findOne(eq(NoticeDocument.KEY, planned.key())).isPresent()
                || planned.kind().isReminder()
                        && ofAppointment(and(
                                        eq(NoticeDocument.APPOINTMENT, planned.appointment()),
                                        eq(NoticeDocument.START, Date.from(planned.start())),
                                        eq(NoticeDocument.KIND, planned.kind().value()),
                                        ne(NoticeDocument.STATE, NoticeState.DROPPED.word())))
                                .limit(1)
                                .first()
                                .isPresent();
    }

    /// Those of the appointment that are not on their way yet.
    List<Notice> waiting(UUID appointment) {
        return ofAppointment(and(
                        eq(NoticeDocument.APPOINTMENT, appointment),
                        eq(NoticeDocument.STATE, NoticeState.WAITING.word())))
                .list(NoticeDocument::notice);
    }

    private Find ofAppointment(Bson filter) {
        return notices.find(filter).sort(NEWEST_FIRST);
    }

    Page<Notice> list(DeliveryFilter filter, PageRequest page) {
        Bson wanted = wanted(filter);
        List<Notice> found = query(filter).skip(page.skip()).limit(page.limit()).list(NoticeDocument::notice);
        return new Page<>(found, page, notices.count(wanted));
    }

    Find query(DeliveryFilter filter) {
        return notices.find(wanted(filter)).sort(NEWEST_FIRST);
    }

    /// Notes what the notice lacks.
    void lacks(Notice seen, WaitingFor what) {
        if (seen.lacking() != what) {
            notices.updateOne(as(seen), set(NoticeDocument.WAITING_FOR, what.word()));
        }
    }

    /// Begins an attempt.
    ///
    /// @return the notice in this attempt; nothing when somebody else has taken a step meanwhile
    Optional<Notice> begin(Notice seen) {
        return notices.findOneAndUpdate(
                        as(seen),
                        combine(
                                set(NoticeDocument.STATE, NoticeState.SENDING.word()),
                                inc(NoticeDocument.ATTEMPTS, 1),
                                inc(NoticeDocument.POSSIBLY_TWICE, seen.mayHaveArrived() ? 1 : 0),
                                set(NoticeDocument.UNANSWERED, false),
                                unset(NoticeDocument.WAITING_FOR)))
                .map(NoticeDocument::notice);
    }

    /// The attempt came to nothing, as far as is known; another will follow.
    void notTaken(Notice attempt, String providerAnswer, boolean mayHaveArrived) {
        notices.updateOne(
                as(attempt),
                combine(
                        set(NoticeDocument.STATE, NoticeState.WAITING.word()),
                        set(NoticeDocument.WAITING_FOR, WaitingFor.MAIL_SERVER.word()),
                        set(NoticeDocument.PROVIDER_ANSWER, providerAnswer),
                        set(NoticeDocument.UNANSWERED, mayHaveArrived)));
    }

    /// Ends it, as something that the world is told of.
    ///
    /// @param because why it was not sent, when it was not
    /// @param providerAnswer what the mail server said just now, when it did
    /// @return false when somebody else has taken a step meanwhile
    boolean end(
            Notice seen,
            NoticeState end,
            @Nullable NotSentBecause because,
            @Nullable String providerAnswer,
            Instant now) {
        List<Bson> changes = new ArrayList<>(List.of(
                set(NoticeDocument.STATE, end.word()),
                set(ENDED_AT, Date.from(now)),
                set(
                        NoticeDocument.UNANSWERED,
                        end != NoticeState.SENT && providerAnswer == null && seen.mayHaveArrived()),
                inc(NoticeDocument.TOLD, 1),
                unset(NoticeDocument.WAITING_FOR)));
        if (end == NoticeState.SENT) {
            changes.add(set(NoticeDocument.SENT_AT, Date.from(now)));
            changes.add(unset(NoticeDocument.PROVIDER_ANSWER));
        }
        if (because != null) {
            changes.add(set(NoticeDocument.BECAUSE, because.word()));
        }
        if (providerAnswer != null) {
            changes.add(set(NoticeDocument.PROVIDER_ANSWER, providerAnswer));
        }
        return notices.updateOne(as(seen), combine(changes));
    }

    /// Begins a failed one anew.
    Optional<Notice> startOver(Notice failed) {
        return notices.findOneAndUpdate(
                        as(failed),
                        combine(
                                set(NoticeDocument.STATE, NoticeState.WAITING.word()),
                                inc(NoticeDocument.ROUNDS, 1),
                                unset(NoticeDocument.BECAUSE),
                                unset(ENDED_AT)))
                .map(NoticeDocument::notice);
    }

    private static Bson as(Notice seen) {
        return and(
                eq(seen.id().value()),
                eq(NoticeDocument.STATE, seen.state().word()),
                eq(NoticeDocument.ATTEMPTS, seen.attempts()));
    }

    private static Bson wanted(DeliveryFilter filter) {
        List<Bson> conditions = new ArrayList<>();
        filter.state().ifPresent(state -> conditions.add(eq(NoticeDocument.STATE, state.word())));
        filter.kind().ifPresent(kind -> conditions.add(eq(NoticeDocument.KIND, kind.value())));
        filter.client().ifPresent(client -> conditions.add(eq(NoticeDocument.CLIENT, client)));
        filter.appointment().ifPresent(appointment -> conditions.add(eq(NoticeDocument.APPOINTMENT, appointment)));
        return conditions.isEmpty() ? new BsonDocument() : and(conditions);
    }

    /// A notice as it is stored.
    private static final class NoticeDocument {
        private static final String KEY = "key";
        private static final String KIND = "kind";
        private static final String CLIENT = "client_id";
        private static final String APPOINTMENT = "appointment_id";
        private static final String VERSION = "appointment_version";
        private static final String PROVIDER = "provider_id";
        private static final String START = "start_time";
        private static final String DUE = "due_at";
        private static final String USEFUL_UNTIL = "useful_until";
        private static final String CREATED_AT = "created_at";
        private static final String STATE = "state";
        private static final String WAITING_FOR = "waiting_for";
        private static final String BECAUSE = "because";
        private static final String ATTEMPTS = "attempts";
        private static final String ROUNDS = "rounds";
        private static final String PROVIDER_ANSWER = "provider_answer";
        private static final String UNANSWERED = "unanswered";
        private static final String POSSIBLY_TWICE = "possibly_twice";
        private static final String SENT_AT = "sent_at";
        private static final String TOLD = "told";

        private NoticeDocument() {}

        private static Document of(Notice notice) {
            PlannedNotice planned = notice.planned();
            return new Document("_id", notice.id().value())
                    .append(KEY, planned.key())
                    .append(KIND, planned.kind().value())
                    .append(CLIENT, planned.client())
                    .append(APPOINTMENT, planned.appointment())
                    .append(VERSION, planned.version())
                    .append(PROVIDER, planned.provider())
                    .append(START, Date.from(planned.start()))
                    .append(DUE, Date.from(planned.due()))
                    .append(USEFUL_UNTIL, Date.from(planned.usefulUntil()))
                    .append(CREATED_AT, Date.from(notice.createdAt()))
                    .append(STATE, notice.state().word())
                    .append(ATTEMPTS, notice.attempts())
                    .append(ROUNDS, notice.rounds())
                    .append(UNANSWERED, notice.unanswered())
                    .append(POSSIBLY_TWICE, notice.possiblyTwice())
                    .append(TOLD, notice.told());
        }

        private static Notice notice(Document stored) {
            String waitingFor = stored.getString(WAITING_FOR);
            String because = stored.getString(BECAUSE);
            return new Notice(
                    new NoticeId(stored.get("_id", UUID.class)),
                    planned(stored),
                    stored.getDate(CREATED_AT).toInstant(),
                    NoticeState.of(stored.getString(STATE)),
                    waitingFor == null ? null : WaitingFor.of(waitingFor),
                    because == null ? null : NotSentBecause.of(because),
                    stored.getInteger(ATTEMPTS),
                    stored.getInteger(ROUNDS),
                    stored.getString(PROVIDER_ANSWER),
                    stored.getBoolean(UNANSWERED),
                    stored.getInteger(POSSIBLY_TWICE),
                    instant(stored, SENT_AT),
                    stored.getLong(TOLD));
        }

        private static PlannedNotice planned(Document stored) {
            return new PlannedNotice(
                    new NoticeKind(stored.getString(KIND)),
                    stored.get(CLIENT, UUID.class),
                    stored.get(APPOINTMENT, UUID.class),
                    stored.getLong(VERSION),
                    stored.get(PROVIDER, UUID.class),
                    stored.getDate(START).toInstant(),
                    stored.getDate(DUE).toInstant(),
                    stored.getDate(USEFUL_UNTIL).toInstant());
        }

        private static @Nullable Instant instant(Document stored, String field) {
            Date date = stored.getDate(field);
            return date == null ? null : date.toInstant();
        }
    }
}
