package com.msaas.crm.activity;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.ClientDetailsChanged;
import com.msaas.contracts.EventEnvelope;
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
                (fact, envelope) -> note(fact.clientId(), fact.at(), fact.startTime(), List.of(), envelope));
        on.on(
                ClientAdded.class,
                (added, envelope) -> note(added.clientId(), added.createdAt(), null, List.of(), envelope));
        on.on(
                ClientDetailsChanged.class,
                (changed, envelope) -> note(changed.clientId(), changed.at(), null, changed.changedFields(), envelope));
    }

    private void note(
            UUID client, Instant at, @Nullable Instant startTime, List<String> fields, EventEnvelope envelope) {
        activities.insert(document(new Activity(
                envelope.id(),
                client,
                Activity.type(envelope.type()),
                at,
                Activity.source(envelope.source()),
                envelope.subject(),
                startTime,
                fields)));
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

    /// Of those of the same millisecond, the ones with a smaller id. The bound in front lets the index find
    /// the place.

    private static Document document(Activity activity) {
        Instant startTime = activity.startTime();
        return new Document("_id", activity.id())
                .append(CLIENT, activity.client())
                .append("type", activity.type())
                .append(AT, Date.from(activity.at()))
                .append("source", activity.source())
                .append("aggregate_id", activity.aggregate())
                .append("start_time", startTime == null ? null : Date.from(startTime))
                .append("fields", activity.fields());
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
                startTime == null ? null : startTime.toInstant(),
                document.getList("fields", String.class));
    }
}
