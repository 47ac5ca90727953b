package com.msaas.auth.ending;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// Which endings the bound clinic was told of, so that it is told once whoever hears first: Keycloak tells of each
/// session that it has ended, also of those that it was asked to end, and then before it answers.
@Repository
class StoredEndings {
    /// Longer than a logout token lives or a cut-off sign-out is tried again.
    static final Duration KEPT = Duration.ofHours(1);

    /// Longer than Keycloak takes to end a session. What ends later than that ends for another reason.
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private static final String OCCASION = "occasion";
    private static final String TOLD = "told";
    private static final String BY = "by";
    private static final String OF = "of";
    private static final String SINCE = "since";
    private static final String UNTIL = "until";

    private final TenantCollection endings;
    private final Clock clock;

    StoredEndings(Database database, Clock clock) {
        this.endings = database.tenantCollection(CollectionSpec.named("endings")
                .unique(Indexes.ascending(OCCASION))
                .expiring(UNTIL, Duration.ZERO));
        this.clock = clock;
    }

    /// The present actor is about to have a session of this user's ended.
    void begin(String session, UUID user) {
        Actor actor = Actor.current();
        note(
                session,
                Updates.set(OF, user),
                Updates.set(
                        BY,
                        new Document("kind", actor.kind().name())
                                .append("name", actor.name())
                                .append("user", actor.userId())
                                .append("role", actor.role())
                                .append("ip_address", actor.ipAddress())
                                .append("user_agent", actor.userAgent())
                                .append("request_id", actor.requestId())),
                Updates.set(SINCE, Date.from(clock.instant())));
    }

    /// Who is having the session of this user's ended, if anybody is.
    Optional<Actor> actor(String session, UUID user) {
        Instant stale = clock.instant().minus(UNDER_WAY);
        return endings.findOne(eq(OCCASION, session))
                .filter(begun -> user.equals(begun.get(OF, UUID.class))
                        && begun.getDate(SINCE).toInstant().isAfter(stale))
                .map(begun -> actor(begun.get(BY, Document.class)));
    }

    /// Notes inside the open transaction that the clinic is told.
    ///
    /// @param occasion a session, or whatever else names an ending
    /// @return false when it was before
    boolean tell(String occasion) {
        Transactions.demand();
        boolean first = endings.findOne(eq(OCCASION, occasion))
                .map(known -> !known.getBoolean(TOLD, false))
                .orElse(true);
        if (first) {
            note(occasion, Updates.set(TOLD, true));
        }
        return first;
    }

    private void note(String occasion, Bson... what) {
        endings.upsertOne(
                eq(OCCASION, occasion),
                Updates.combine(
                        Updates.combine(what),
                        Updates.set(UNTIL, Date.from(clock.instant().plus(KEPT)))));
    }

    private static Actor actor(Document by) {
        return new Actor(
                Actor.Kind.valueOf(by.getString("kind")),
                by.getString("name"),
                by.get("user", UUID.class),
                by.getString("role"),
                by.getString("ip_address"),
                by.getString("user_agent"),
                by.getString("request_id"));
    }
}
