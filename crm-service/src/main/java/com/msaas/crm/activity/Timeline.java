package com.msaas.crm.activity;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.ClientNoteFact;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MessageFact;
import com.msaas.contracts.NoticeFact;
import com.msaas.contracts.NoticeNotSent;
import com.msaas.crm.ClientId;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.TimeOrder;
import com.msaas.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes down each event around a patient under the event's own id: an event has one place in the timeline,
/// whenever it comes in.
@Component
class Timeline implements Projection {
    private static final String NAME = "client-activity";
    private static final String CLIENT = "client_id";
    private static final String AT = "at";
    private static final TimeOrder NEWEST_FIRST = new TimeOrder(AT, true);

    private final TenantCollection activities;

    Timeline(Database database) {
        activities = database.projectionCollection(
                NAME,
                CollectionSpec.named("client_activity")
                        .index(Indexes.compoundIndex(Indexes.ascending(CLIENT), NEWEST_FIRST.sort())));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(
                AppointmentFact.class,
                (fact, envelope) ->
                        note(fact.clientId(), fact.at(), Particulars.ofAppointment(fact.startTime()), envelope));
        on.on(
                ClientAdded.class,
                (added, envelope) -> note(added.clientId(), added.createdAt(), Particulars.NONE, envelope));
        on.on(
                ClientDetailsChanged.class,
                (changed, envelope) -> note(
                        changed.clientId(), changed.at(), Particulars.ofChange(changed.changedFields()), envelope));
        on.onFamily(
                ClientNoteFact.class,
                (fact, envelope) ->
                        note(fact.clientId(), fact.at(), Particulars.ofNote(fact.version() == 1), envelope));
        on.onFamily(MessageFact.class, this::note);
        on.onFamily(
                NoticeFact.class,
                (fact, envelope) -> note(
                        fact.clientId(),
                        fact.at(),
                        Particulars.ofNotice(
                                fact.kind(),
                                fact.channel(),
                                fact instanceof NoticeNotSent notSent ? notSent.because() : null),
                        envelope));
    }

    /// Whoever wrote is a patient, or nobody whom the clinic knows.
    private void note(MessageFact fact, EventEnvelope envelope) {
        UUID client = fact.clientId();
        if (client != null) {
            note(client, fact.at(), Particulars.ofMessage(fact.channel()), envelope);
        }
    }

    private void note(UUID client, Instant at, Particulars particulars, EventEnvelope envelope) {
        activities.insert(document(new Activity(
                envelope.id(),
                client,
                Activity.type(envelope.type()),
                at,
                Activity.source(envelope.source()),
                envelope.subject(),
                particulars)));
    }

    /// The patient's timeline from its newest entry on, or from behind one of its entries on.
    ///
    /// @throws RefusedException when the patient's timeline has no such entry
    List<Activity> read(ClientId client, @Nullable UUID behind, int atMost) {
        return query(client, behind).limit(atMost).list(Timeline::activity);
    }

    Find query(ClientId client, @Nullable UUID behind) {
        Bson theirs = eq(CLIENT, client.value());
        return activities
                .find(behind == null ? theirs : and(theirs, NEWEST_FIRST.behind(activities, theirs, behind)))
                .sort(NEWEST_FIRST.sort());
    }

    private static Document document(Activity activity) {
        Particulars particulars = activity.particulars();
        Instant startTime = particulars.startTime();
        return new Document("_id", activity.id())
                .append(CLIENT, activity.client())
                .append("type", activity.type())
                .append(AT, Date.from(activity.at()))
                .append("source", activity.source())
                .append("aggregate_id", activity.aggregate())
                .append("start_time", startTime == null ? null : Date.from(startTime))
                .append("fields", particulars.fields())
                .append("channel", particulars.channel())
                .append("kind", particulars.kind())
                .append("because", particulars.because());
    }

    private static Activity activity(Document document) {
        Date startTime = document.getDate("start_time");
        return new Activity(
                document.get("_id", UUID.class),
                document.get(CLIENT, UUID.class),
                document.getString("type"),
                document.getDate(AT).toInstant(),
                document.getString("source"),
                document.get("aggregate_id", UUID.class),
                new Particulars(
                        startTime == null ? null : startTime.toInstant(),
                        document.getList("fields", String.class),
                        document.getString("channel"),
                        document.getString("kind"),
                        document.getString("because")));
    }
}
