package com.msaas.auth.registration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.registration.Registration.State;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Where registrations are kept. Two fields carry the rule of who may take an address: `under_way_for` is
/// unique, so one attempt at a time is under way; `held_for` is unique, so one pending registration at a time
/// waits for its link.
@Repository
class Registrations implements PendingRegistrations {
    private static final String STATE = "state";
    private static final String EMAIL = "email";
    private static final String USER = "user_id";
    private static final String MAILING = "mailing";
    private static final String CHANGED_AT = "changed_at";
    private static final String UNDER_WAY_FOR = "under_way_for";
    private static final String HELD_FOR = "held_for";
    private static final String LINKS = "links";
    private static final String HASH = "hash";
    private static final String UNTIL = "until";

    /// A mail is repeated with a link of its own each time, as only hashes are kept; so many of them count.
    private static final int MOST_LINKS = 5;

    private final CrossTenantCollection registrations;
    private final Clock clock;

    Registrations(Database database, Clock clock) {
        this.registrations = database.crossTenantCollection(CollectionSpec.named("registrations")
                .index(Indexes.ascending(UNDER_WAY_FOR), uniqueWherePresent(UNDER_WAY_FOR))
                .index(Indexes.ascending(HELD_FOR), uniqueWherePresent(HELD_FOR))
                .index(Indexes.ascending(LINKS + "." + HASH)));
        this.clock = clock;
    }

    private static IndexOptions uniqueWherePresent(String field) {
        return new IndexOptions().unique(true).partialFilterExpression(exists(field));
    }

    /// Takes the address for an attempt. This is no part of any transaction: it has to be seen by others at
    /// once.
    ///
    /// @param requestKey the idempotency key of the request, if it has one
    /// @return false when another attempt is under way
    boolean begin(Registration registration, @Nullable String requestKey) {
        try {
            registrations
                    .plain()
                    .insertOne(new Document("_id", registration.id())
                            .append("tenant", registration.tenant().value())
                            .append(EMAIL, registration.email().value())
                            .append("name", registration.name())
                            .append("clinic_name", registration.clinicName())
                            .append(STATE, registration.state().name())
                            .append("started_at", Date.from(registration.startedAt()))
                            .append(CHANGED_AT, Date.from(registration.changedAt()))
                            .append("request_key", requestKey)
                            .append(UNDER_WAY_FOR, registration.email().digest()));
            return true;
        } catch (MongoException e) {
            if (MongoErrors.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    /// Whether an attempt is under way for the address.
    boolean isUnderWay(EmailAddress email) {
        return find(eq(UNDER_WAY_FOR, email.digest())).isPresent();
    }

    /// Whether this attempt is under way still.
    boolean isUnderWay(UUID id) {
        return find(and(eq(id), exists(UNDER_WAY_FOR))).isPresent();
    }

    /// The attempt that is under way for the address, if it came by a request with this key.
    Optional<UUID> underWay(EmailAddress email, String requestKey) {
        return find(and(eq(UNDER_WAY_FOR, email.digest()), eq("request_key", requestKey)))
                .map(Registration::id);
    }

    @Override
    public Optional<Registration> holder(EmailAddress email) {
        return holder(email.digest());
    }

    @Override
    public Optional<Registration> holder(String emailDigest) {
        return find(eq(HELD_FOR, emailDigest));
    }

    @Override
    public Optional<Registration> byId(UUID id) {
        return find(eq(id));
    }

    @Override
    public Optional<Registration> byLink(String hash) {
        Instant now = clock.instant();
        return find(or(
                and(eq(LINKS + "." + HASH, hash), eq(STATE, State.ACTIVATING.name())),
                and(
                        elemMatch(LINKS, and(eq(HASH, hash), gt(UNTIL, Date.from(now)))),
                        eq(STATE, State.PENDING.name()))));
    }

    /// Its user is made.
    ///
    /// @return false when it has ended meanwhile
    boolean made(Registration registration, UUID user, UUID mailing) {
        return change(
                registration.id(),
                State.UNDER_WAY,
                State.PENDING,
                Updates.set(USER, user),
                Updates.set(MAILING, mailing),
                Updates.set(LINKS, List.of()),
                Updates.set(HELD_FOR, registration.email().digest()),
                Updates.unset(UNDER_WAY_FOR),
                Updates.unset("request_key"));
    }

    @Override
    public boolean mailAgain(UUID id, UUID mailing) {
        return change(id, State.PENDING, State.PENDING, Updates.set(MAILING, mailing), Updates.set(LINKS, List.of()));
    }

    @Override
    public boolean addLink(UUID id, UUID mailing, String hash, Instant until) {
        Bson current = and(eq(id), eq(STATE, State.PENDING.name()), eq(MAILING, mailing));
        Bson link = Updates.pushEach(
                LINKS,
                List.of(new Document(HASH, hash).append(UNTIL, Date.from(until))),
                new PushOptions().slice(-MOST_LINKS));
        return registrations.plain().updateOne(current, link).getMatchedCount() == 1;
    }

    @Override
    public boolean activate(UUID id, String hash) {
        Bson usable =
                and(eq(id), eq(LINKS + "." + HASH, hash), in(STATE, State.PENDING.name(), State.ACTIVATING.name()));
        Bson activating = Updates.combine(
                Updates.set(STATE, State.ACTIVATING.name()), Updates.set(CHANGED_AT, Date.from(clock.instant())));
        return registrations.plain().updateOne(usable, activating).getMatchedCount() == 1;
    }

    @Override
    public boolean verified(UUID id) {
        return remove(id, State.ACTIVATING);
    }

    /// Nothing will come of it, and nothing is kept of it.
    ///
    /// @return false when it was in none of these states
    boolean end(UUID id, State... from) {
        return remove(id, from);
    }

    private boolean change(UUID id, State from, State to, Bson... more) {
        Bson filter = and(eq(id), eq(STATE, from.name()));
        Bson update = Updates.combine(
                Updates.combine(more),
                Updates.set(STATE, to.name()),
                Updates.set(CHANGED_AT, Date.from(clock.instant())));
        return registrations
                        .use(c -> c.updateOne(filter, update), (c, session) -> c.updateOne(session, filter, update))
                        .getMatchedCount()
                == 1;
    }

    private boolean remove(UUID id, State... from) {
        Bson filter = and(eq(id), in(STATE, Arrays.stream(from).map(Enum::name).toList()));
        return registrations
                        .use(c -> c.deleteOne(filter), (c, session) -> c.deleteOne(session, filter))
                        .getDeletedCount()
                == 1;
    }

    private Optional<Registration> find(Bson filter) {
        return Optional.ofNullable(registrations.use(
                        c -> c.find(filter).first(),
                        (c, session) -> c.find(session, filter).first()))
                .map(Registrations::registration);
    }

    private static Registration registration(Document stored) {
        return new Registration(
                stored.get("_id", UUID.class),
                new TenantId(stored.get("tenant", UUID.class)),
                new EmailAddress(stored.getString(EMAIL)),
                stored.getString("name"),
                stored.getString("clinic_name"),
                State.valueOf(stored.getString(STATE)),
                stored.get(USER, UUID.class),
                stored.get(MAILING, UUID.class),
                stored.getDate("started_at").toInstant(),
                stored.getDate(CHANGED_AT).toInstant());
    }
}
