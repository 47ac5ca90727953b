package com.msaas.platform.jobs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.msaas.platform.jobs.Job.State;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.observability.Trace;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/// What this service has to do later. A job is named by its kind, the bound clinic and its key, and exists
/// once under that name: putting it there again, by a repeated event for instance, changes nothing.
///
/// When a job is due is judged by the service's clock; how long an instance may be silent, by the database
/// server's, so that the clocks of instances do not matter.
public final class Jobs {
    private static final String NEXT_AT = "next_at";
    private static final String LEASE_UNTIL = "lease_until";
    private static final String OWNER = "owner";
    private static final String DONE_AT = "done_at";
    private static final Bson BY_STATE = Indexes.ascending(Job.STATE, NEXT_AT);
    private static final int COUNTED_AT_MOST = 10_000;
    /// What is due later begins a trace of its own: a reminder of tomorrow is no part of the request of today.
    private static final Duration OF_ONE_TRACE = Duration.ofHours(1);
    private static final Duration KEPT_WHEN_DONE = Duration.ofDays(30);

    private final CrossTenantCollection jobs;
    private final Clock clock;
    private final Semaphore dueNow = new Semaphore(0);

    Jobs(Database database, Clock clock) {
        this.jobs = database.crossTenantCollection(CollectionSpec.named("jobs")
                .index(BY_STATE)
                .index(Indexes.ascending(TenantCollection.TENANT, Job.KIND, Job.STATE))
                .expiring(DONE_AT, KEPT_WHEN_DONE));
        this.clock = clock;
    }

    /// Has the job done when it is due, for the bound clinic if one is bound. Inside a transaction it comes
    /// to be with its commit.
    public void schedule(String kind, String key, Instant due, Document payload) {
        Optional<TenantId> tenant = TenantContext.find();
        List<Bson> fields = new ArrayList<>(List.of(
                Updates.setOnInsert(Job.KIND, kind),
                Updates.setOnInsert(Job.KEY, key),
                Updates.setOnInsert(Job.DUE, due),
                Updates.setOnInsert(NEXT_AT, due),
                Updates.setOnInsert(Job.PAYLOAD, payload),
                Updates.setOnInsert(Job.STATE, State.WAITING.stored()),
                Updates.setOnInsert(Job.ATTEMPTS, 0),
                Updates.setOnInsert(LEASE_UNTIL, new Date(0))));
        if (due.isBefore(clock.instant().plus(OF_ONE_TRACE))) {
            Trace.find().ifPresent(cause -> fields.add(Updates.setOnInsert(Job.CAUSE, cause.traceparent())));
        }
        tenant.ifPresent(bound -> fields.add(Updates.setOnInsert(TenantCollection.TENANT, bound.value())));
        Bson absent = eq(Job.id(kind, tenant, key));
        Bson job = Updates.combine(fields);
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        boolean now = !due.isAfter(clock.instant());
        jobs.use(
                c -> {
                    c.updateOne(absent, job, upsert);
                    if (now) {
                        wake();
                    }
                    return absent;
                },
                (c, session) -> {
                    c.updateOne(session, absent, job, upsert);
                    if (now) {
                        Transactions.afterCommit(this::wake);
                    }
                    return absent;
                });
    }

    /// Takes back a job that has not begun, or that waits for another try.
    ///
    /// @return whether it was in time
    public boolean cancel(String kind, String key) {
        Bson waiting = and(eq(Job.id(kind, TenantContext.find(), key)), eq(Job.STATE, State.WAITING.stored()));
        return jobs.use(c -> c.deleteOne(waiting), (c, session) -> c.deleteOne(session, waiting))
                        .getDeletedCount()
                == 1;
    }

    /// Lets all jobs of a kind that are due for the bound clinic wait on, in one go: for what all of them wait
    /// for, such as the clinic's share of something. This counts as no try.
    public void putOffDue(String kind, Instant until) {
        Bson due = and(
                eq(TenantCollection.TENANT, TenantContext.current().value()),
                eq(Job.KIND, kind),
                eq(Job.STATE, State.WAITING.stored()),
                lte(NEXT_AT, clock.instant()));
        jobs.plain().updateMany(due, Updates.set(NEXT_AT, until));
    }

    /// Starts a job over that has failed for good: it is due at once and has all its tries again.
    ///
    /// @return whether there was such a job
    public boolean startOver(String kind, String key) {
        Bson failed = and(eq(Job.id(kind, TenantContext.find(), key)), eq(Job.STATE, State.FAILED.stored()));
        List<Document> waiting = List.of(new Document(
                "$set",
                new Document(Job.STATE, State.WAITING.stored())
                        .append(NEXT_AT, clock.instant())
                        .append(LEASE_UNTIL, new Date(0))
                        .append(Job.PUT_OFF, "$" + Job.ATTEMPTS)));
        return jobs.use(
                                c -> {
                                    wake();
                                    return c.updateOne(failed, waiting);
                                },
                                (c, session) -> {
                                    Transactions.afterCommit(this::wake);
                                    return c.updateOne(session, failed, waiting);
                                })
                        .getMatchedCount()
                == 1;
    }

    /// Notes that the job is done, inside the transaction of its effect, so that the effect comes once
    /// whatever happens. A handler that does not call this is done when it returns.
    ///
    /// @throws IllegalStateException outside of a transaction, or when the job was taken away meanwhile
    public void done(Job job) {
        Transactions.demand();
        if (!finish(job)) {
            throw new IllegalStateException("the lease of this job ran out and another instance has taken it");
        }
    }

    /// The jobs of a kind in a state, soonest first: of the bound clinic, or of all where none is bound.
    public List<Job> list(String kind, State state) {
        Bson wanted = and(eq(Job.KIND, kind), eq(Job.STATE, state.stored()));
        Bson mine = TenantContext.find()
                .map(tenant -> and(eq(TenantCollection.TENANT, tenant.value()), wanted))
                .orElse(wanted);
        return jobs.plain()
                .find(mine)
                .sort(Sorts.ascending(NEXT_AT))
                .map(Job::of)
                .into(new ArrayList<>());
    }

    /// When jobs of the bound clinic, or of none, are begun next: of those of these keys that wait.
    public Map<String, Instant> nextTries(String kind, Collection<String> keys) {
        Optional<TenantId> tenant = TenantContext.find();
        List<String> ids = keys.stream().map(key -> Job.id(kind, tenant, key)).toList();
        Map<String, Instant> next = new HashMap<>();
        jobs.plain()
                .find(and(in("_id", ids), eq(Job.STATE, State.WAITING.stored())))
                .forEach(job ->
                        next.put(job.getString(Job.KEY), job.getDate(NEXT_AT).toInstant()));
        return next;
    }

    /// Jobs of one kind that are alike.
    ///
    /// @param first when the first of them was to begin
    record Crowd(int count, Instant first) {}

    /// What should have begun by now, by kind: of the ten thousand that have waited longest.
    Map<String, Crowd> due() {
        return crowds(and(eq(Job.STATE, State.WAITING.stored()), lte(NEXT_AT, clock.instant())));
    }

    /// What is in the state, by kind: of the first ten thousand.
    Map<String, Crowd> crowds(State state) {
        return crowds(eq(Job.STATE, state.stored()));
    }

    private Map<String, Crowd> crowds(Bson which) {
        Map<String, Crowd> crowds = new HashMap<>();
        jobs.plain()
                .aggregate(List.of(
                        Aggregates.match(which),
                        Aggregates.limit(COUNTED_AT_MOST),
                        Aggregates.group(
                                "$" + Job.KIND,
                                Accumulators.sum("count", 1),
                                Accumulators.min("first", "$" + NEXT_AT))))
                .hint(BY_STATE)
                .forEach(kind -> crowds.put(
                        kind.getString("_id"),
                        new Crowd(
                                kind.getInteger("count"), kind.getDate("first").toInstant())));
        return crowds;
    }

    /// Takes the job that has been due longest and that nobody holds.
    Optional<Job> claim(Collection<String> kinds, String owner, Duration lease) {
        return Optional.ofNullable(jobs.plain()
                        .findOneAndUpdate(
                                and(
                                        in(Job.STATE, State.WAITING.stored(), State.RUNNING.stored()),
                                        lte(NEXT_AT, clock.instant()),
                                        in(Job.KIND, kinds),
                                        Document.parse("{$expr: {$lt: ['$lease_until', '$$NOW']}}")),
                                List.of(new Document(
                                        "$set",
                                        new Document(Job.STATE, State.RUNNING.stored())
                                                .append(OWNER, new Document("$literal", owner))
                                                .append(Job.ATTEMPTS, Document.parse("{$add: ['$attempts', 1]}"))
                                                .append(LEASE_UNTIL, after(lease)))),
                                new FindOneAndUpdateOptions()
                                        .sort(Sorts.ascending(NEXT_AT))
                                        .returnDocument(ReturnDocument.AFTER)))
                .map(Job::of);
    }

    /// Holds the job for another lease.
    void keep(Job job, Duration lease) {
        jobs.plain().updateOne(held(job), List.of(new Document("$set", new Document(LEASE_UNTIL, after(lease)))));
    }

    /// @return false when another instance has it, or it is done already
    boolean finish(Job job) {
        Bson done = Updates.combine(
                Updates.set(Job.STATE, State.DONE.stored()),
                Updates.currentDate(DONE_AT),
                Updates.unset(OWNER),
                Updates.unset(Job.LAST_ERROR));
        return jobs.use(c -> c.updateOne(held(job), done), (c, session) -> c.updateOne(session, held(job), done))
                        .getMatchedCount()
                == 1;
    }

    /// Lets the job wait for another try.
    void postpone(Job job, Duration pause, String error) {
        jobs.plain()
                .updateOne(
                        held(job),
                        Updates.combine(
                                Updates.set(Job.STATE, State.WAITING.stored()),
                                Updates.set(NEXT_AT, clock.instant().plus(pause)),
                                Updates.set(LEASE_UNTIL, new Date(0)),
                                Updates.set(Job.LAST_ERROR, error),
                                Updates.unset(OWNER)));
    }

    /// Lets the job wait for its time; this was no try.
    void putOff(Job job, Instant until) {
        jobs.plain()
                .updateOne(
                        held(job),
                        Updates.combine(
                                Updates.set(Job.STATE, State.WAITING.stored()),
                                Updates.set(NEXT_AT, until),
                                Updates.set(LEASE_UNTIL, new Date(0)),
                                Updates.inc(Job.PUT_OFF, 1),
                                Updates.unset(OWNER)));
    }

    /// @return false when another instance has it
    boolean giveUp(Job job, String error) {
        Bson failed = Updates.combine(
                Updates.set(Job.STATE, State.FAILED.stored()),
                Updates.set(Job.LAST_ERROR, error),
                Updates.unset(OWNER));
        return jobs.use(c -> c.updateOne(held(job), failed), (c, session) -> c.updateOne(session, held(job), failed))
                        .getMatchedCount()
                == 1;
    }

    /// Waits until this process has put something there that is due, or the time is up.
    void awaitDue(Duration atMost) throws InterruptedException {
        if (dueNow.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            dueNow.drainPermits();
        }
    }

    /// Has the worker look at once.
    void wake() {
        dueNow.release();
    }

    /// The very claim: whoever took the job since has begun it once more.
    private static Bson held(Job job) {
        return and(eq(job.id()), eq(Job.STATE, State.RUNNING.stored()), eq(Job.ATTEMPTS, job.attempts()));
    }

    private static Document after(Duration lease) {
        return new Document(
                "$dateAdd",
                new Document("startDate", "$$NOW").append("unit", "millisecond").append("amount", lease.toMillis()));
    }
}
