package com.msaas.notification.alert;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.msaas.contracts.AlertRaised;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// Where the alerts are kept, for ninety days.
@Repository
class Alerts {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String ACTION = "action";
    private static final String ACTOR = "actor_id";
    private static final String COUNT = "count";
    private static final String FIRST_AT = "first_at";
    private static final String LAST_AT = "last_at";
    private static final String FIRST_SEQ = "first_seq";
    private static final String LAST_SEQ = "last_seq";
    private static final String UNTIL = "until";
    private static final String OPENED_AT = "opened_at";

    /// What an open one takes in; a closed one is without.
    private static final String OPEN_FOR = "open_for";

    private final TenantCollection alerts;

    Alerts(Database database) {
        alerts = database.tenantCollection(CollectionSpec.named("alerts")
                .index(
                        Indexes.ascending(OPEN_FOR),
                        new IndexOptions().unique(true).partialFilterExpression(exists(OPEN_FOR)))
                .expiring(OPENED_AT, KEPT));
    }

    /// Takes the line into the alert that is open for its like, if it was done before that alert's time is over.
    ///
    /// @return the alert with this line
    Optional<Alert> join(AlertRaised line) {
        Date at = Date.from(line.at());
        return alerts.findOneAndUpdate(
                        and(eq(OPEN_FOR, like(line)), gt(UNTIL, at)),
                        combine(
                                inc(COUNT, 1),
                                min(FIRST_AT, at),
                                max(LAST_AT, at),
                                min(FIRST_SEQ, line.seq()),
                                max(LAST_SEQ, line.seq())))
                .map(Alerts::alert);
    }

    /// Closes the alert that is open for the line's like.
    Optional<Alert> closeBefore(AlertRaised line) {
        return close(eq(OPEN_FOR, like(line)));
    }

    /// Closes the alert.
    ///
    /// @return the alert as it stays; nothing when it is closed already
    Optional<Alert> close(AlertId id) {
        return close(and(eq(id.value()), exists(OPEN_FOR)));
    }

    private Optional<Alert> close(Bson open) {
        return alerts.findOneAndUpdate(open, unset(OPEN_FOR)).map(Alerts::alert);
    }

    /// Opens an alert with its first line.
    ///
    /// @param until when its time is over
    void open(Alert alert, AlertRaised line, Instant until, Instant now) {
        Document document = new Document("_id", alert.id().value())
                .append(OPEN_FOR, like(line))
                .append(ACTION, alert.action())
                .append(ACTOR, alert.actor())
                .append(COUNT, alert.count())
                .append(FIRST_AT, Date.from(alert.firstAt()))
                .append(LAST_AT, Date.from(alert.lastAt()))
                .append(FIRST_SEQ, alert.firstSeq())
                .append(LAST_SEQ, alert.lastSeq())
                .append(UNTIL, Date.from(until))
                .append(OPENED_AT, Date.from(now));
        MongoErrors.startOverWhenTaken(() -> alerts.insert(document));
    }

    Optional<Alert> find(AlertId id) {
        return alerts.byId(id.value()).map(Alerts::alert);
    }

    private static String like(AlertRaised line) {
        return line.action() + "/" + line.userId();
    }

    private static Alert alert(Document stored) {
        return new Alert(
                new AlertId(stored.get("_id", UUID.class)),
                stored.getString(ACTION),
                stored.get(ACTOR, UUID.class),
                stored.getInteger(COUNT),
                stored.getDate(FIRST_AT).toInstant(),
                stored.getDate(LAST_AT).toInstant(),
                stored.getLong(FIRST_SEQ),
                stored.getLong(LAST_SEQ));
    }
}
