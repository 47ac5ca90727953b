package com.msaas.auth.link;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// Links in MongoDB: a document for each subject, so that taking it is one conditional update whichever of its links
/// is used. Whoever comes by a link is in no clinic yet.
@Repository
class StoredLinks implements Links {
    private static final String LINKS = "links";
    private static final String HASH = "hash";
    private static final String UNTIL = "until";
    private static final String HELD_UNTIL = "held_until";
    private static final String HOLDER = "holder";

    /// A mail is repeated with a link of its own each time, as only hashes are kept; so many of them count.
    private static final int MOST_LINKS = 5;

    /// Longer than the work takes; after a crash the link can be used again.
    private static final Duration HELD = Duration.ofSeconds(30);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    private static final Duration KEPT_AFTERWARDS = Duration.ofDays(1);

    private final CrossTenantCollection links;
    private final Clock clock;

    StoredLinks(Database database, Clock clock) {
        this.links = database.crossTenantCollection(CollectionSpec.named("links")
                .index(Indexes.ascending(LINKS + "." + HASH))
                .expiring(UNTIL, KEPT_AFTERWARDS));
        this.clock = clock;
    }

    @Override
    public void add(Purpose purpose, UUID subject, LinkToken token, Instant until) {
        links.plain()
                .updateOne(
                        eq(id(purpose, subject)),
                        Updates.combine(
                                Updates.pushEach(
                                        LINKS,
                                        List.of(new Document(HASH, token.hash()).append(UNTIL, Date.from(until))),
                                        new PushOptions().slice(-MOST_LINKS)),
                                Updates.setOnInsert("purpose", purpose.name()),
                                Updates.setOnInsert("subject", subject),
                                Updates.setOnInsert(HELD_UNTIL, Date.from(Instant.EPOCH)),
                                Updates.max(UNTIL, Date.from(until))),
                        new UpdateOptions().upsert(true));
    }

    @Override
    public Optional<UUID> subject(Purpose purpose, LinkToken token) {
        return Optional.ofNullable(links.plain().find(counting(purpose, token)).first())
                .map(StoredLinks::subject);
    }

    @Override
    public <T> T use(Purpose purpose, LinkToken token, Function<UUID, T> work) {
        UUID holder = Ids.next();
        UUID subject = hold(purpose, token, holder);
        try {
            return work.apply(subject);
        } finally {
            links.plain()
                    .updateOne(
                            and(eq(id(purpose, subject)), eq(HOLDER, holder)),
                            Updates.set(HELD_UNTIL, Date.from(Instant.EPOCH)));
        }
    }

    private UUID hold(Purpose purpose, LinkToken token, UUID holder) {
        Instant now = clock.instant();
        Document held = links.plain()
                .findOneAndUpdate(
                        and(counting(purpose, token), lte(HELD_UNTIL, Date.from(now))),
                        Updates.combine(
                                Updates.set(HELD_UNTIL, Date.from(now.plus(HELD))), Updates.set(HOLDER, holder)),
                        new FindOneAndUpdateOptions());
        if (held == null) {
            throw new RefusedException(
                    subject(purpose, token).isPresent()
                            ? CommonRefusal.temporarilyUnavailable(TRY_AGAIN)
                            : new LinkInvalid());
        }
        return subject(held);
    }

    @Override
    public boolean used(Purpose purpose, UUID subject) {
        Bson all = eq(id(purpose, subject));
        return links.use(c -> c.deleteOne(all), (c, session) -> c.deleteOne(session, all))
                        .getDeletedCount()
                == 1;
    }

    private Bson counting(Purpose purpose, LinkToken token) {
        return and(
                elemMatch(LINKS, and(eq(HASH, token.hash()), gt(UNTIL, Date.from(clock.instant())))),
                eq("purpose", purpose.name()));
    }

    private static UUID subject(Document stored) {
        return stored.get("subject", UUID.class);
    }

    private static String id(Purpose purpose, UUID subject) {
        return purpose + "/" + subject;
    }
}
