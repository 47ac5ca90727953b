package com.msaas.gateway.session;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where sessions survive a restart, and where all gateways see the same of them. Of each the newest tokens are
/// kept, sealed.
@Component
final class StoredSessions {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    /// Divides the two tokens; neither has it.
    private static final String DIVIDER = "\n";

    private final CrossTenantCollection sessions;
    private final TokenSeal seal;
    private final SessionSettings settings;

    StoredSessions(Database database, TokenSeal seal, SessionSettings settings) {
        this.sessions = database.crossTenantCollection(
                CollectionSpec.named("browser_sessions").expiring("ends_at", Duration.ZERO));
        this.seal = seal;
        this.settings = settings;
    }

    void add(String id, TokenPair tokens, Instant now) {
        Document session = new Document("_id", id)
                .append("version", 0L)
                .append("tokens", sealed(tokens, id))
                .append("good_until", Date.from(now.plus(tokens.life())))
                .append("ends_at", Date.from(now.plus(settings.idle())));
        asked(collection -> collection.insertOne(session));
    }

    Optional<StoredSession> find(String id, Instant now) {
        return asked(collection -> Optional.ofNullable(collection
                        .find(Filters.and(Filters.eq(id), Filters.gt("ends_at", Date.from(now))))
                        .first()))
                .flatMap(this::read);
    }

    private Optional<StoredSession> read(Document document) {
        String id = document.getString("_id");
        return seal.opened(document.getString("tokens"), id).map(text -> {
            String[] tokens = text.split(DIVIDER, 2);
            return new StoredSession(
                    id,
                    document.getLong("version"),
                    tokens[0],
                    tokens[1],
                    document.getDate("good_until").toInstant(),
                    Optional.ofNullable(document.getString("clinic")).map(TenantId::of));
        });
    }

    /// Takes it upon this gateway to renew the session, unless another does or has.
    boolean claim(StoredSession session, Instant now, Duration lease) {
        return asked(collection -> collection.updateOne(
                                Filters.and(
                                        Filters.eq(session.id()),
                                        Filters.eq("version", session.version()),
                                        Filters.or(
                                                Filters.exists("renewing_until", false),
                                                Filters.lte("renewing_until", Date.from(now)))),
                                Updates.set("renewing_until", Date.from(now.plus(lease)))))
                        .getModifiedCount()
                == 1;
    }

    /// Lets others try.
    void release(StoredSession session) {
        asked(collection -> collection.updateOne(
                Filters.and(Filters.eq(session.id()), Filters.eq("version", session.version())),
                Updates.unset("renewing_until")));
    }

    /// Keeps new tokens in place of those of the session as it was read.
    void renew(StoredSession session, TokenPair tokens, Instant now) {
        asked(collection -> collection.updateOne(
                Filters.and(Filters.eq(session.id()), Filters.eq("version", session.version())),
                Updates.combine(
                        Updates.inc("version", 1L),
                        Updates.set("tokens", sealed(tokens, session.id())),
                        Updates.set("good_until", Date.from(now.plus(tokens.life()))),
                        Updates.set("ends_at", Date.from(now.plus(settings.idle()))),
                        Updates.unset("renewing_until"))));
    }

    void choose(String id, TenantId clinic) {
        asked(collection -> collection.updateOne(Filters.eq(id), Updates.set("clinic", clinic.toString())));
    }

    void remove(String id) {
        asked(collection -> collection.deleteOne(Filters.eq(id)));
    }

    private String sealed(TokenPair tokens, String id) {
        return seal.sealed(tokens.accessToken() + DIVIDER + tokens.refreshToken(), id);
    }

    private <T extends @Nullable Object> T asked(Function<MongoCollection<Document>, T> question) {
        try {
            return question.apply(sessions.plain());
        } catch (MongoException e) {
            throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
        }
    }
}
