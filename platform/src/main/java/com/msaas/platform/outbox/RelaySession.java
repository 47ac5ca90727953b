package com.msaas.platform.outbox;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ReadConcern;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.msaas.platform.observability.Trace;
import com.msaas.platform.observability.Traces;
import com.msaas.platform.outbox.RelayState.Lease;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// One owner's work from taking the lease until it is lost or something breaks: sends the rows that are
/// present, then follows the outbox's change stream and sends each row, in commit order. Everything but
/// Kafka's acknowledgements happens in the one thread of the relay.
///
/// Order holds because the producer is idempotent (Kafka keeps the sequence of a partition) and is closed
/// inside the first failed acknowledgement, before anything behind it can be sent.
final class RelaySession implements AutoCloseable {
    private static final Duration LONGEST_AWAIT = Duration.ofMillis(250);
    /// MongoDB ends a transaction after a minute; whoever lets his live longer stays far below this.
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);
    private static final Duration LAST_EFFORT = Duration.ofSeconds(2);
    private static final long SAVE_AFTER_PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ClientSession mongo;
    private final MongoCollection<Document> rows;
    private final Lease lease;
    private final ParkedTenants parkedTenants;
    private final Producer<byte[], byte[]> producer;
    private final RelaySettings settings;
    private final RelayMetrics metrics;
    private final Traces traces;
    private final BooleanSupplier goOn;

    private final Deque<Sent> inFlight = new ArrayDeque<>();
    private final Semaphore room;
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    /// Rows that were sent because they were present; the stream may tell of them once more.
    private final Set<UUID> sentAsPresent = new HashSet<>();
    /// What was committed up to here was looked for among the rows present: it was sent, or was gone because Kafka
    /// had acknowledged it. Sent again behind what followed, it would be the newest of a compacted topic.
    private @Nullable BsonTimestamp presentFrom;
    /// Behind this time the stream tells of none of them any more.
    private @Nullable BsonTimestamp presentUntil;
    private Set<UUID> parked = Set.of();
    private @Nullable BsonDocument reached;
    private boolean progress;
    private long savedAt = System.nanoTime();

    /// @param mongo makes a read see what was read and written before it
    /// @param goOn false once the relay is to stop
    RelaySession(
            ClientSession mongo,
            MongoCollection<Document> rows,
            Lease lease,
            ParkedTenants parkedTenants,
            Producer<byte[], byte[]> producer,
            RelaySettings settings,
            RelayMetrics metrics,
            Traces traces,
            BooleanSupplier goOn) {
        this.mongo = mongo;
        this.rows = rows;
        this.lease = lease;
        this.parkedTenants = parkedTenants;
        this.producer = producer;
        this.settings = settings;
        this.metrics = metrics;
        this.traces = traces;
        this.goOn = goOn;
        this.room = new Semaphore(settings.inFlight());
    }

    /// Works until told to stop.
    ///
    /// @throws RelayState.Deposed when another owner took over
    /// @throws Unsendable when Kafka refuses a row for good
    void follow() {
        parked = parkedTenants.tenants();
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> stream = open()) {
            if (lease.start() == null) {
                metrics.caughtUp();
            }
            presentFrom = mongo.getOperationTime();
            // wherever the stream goes on: rows of a tenant that was released meanwhile lie behind it
            sendPresent(nin(OutboxRow.TENANT, parked));
            while (goOn.getAsBoolean()) {
                ChangeStreamDocument<Document> change = stream.tryNext();
                if (change != null) {
                    sendStreamed(change);
                }
                settle();
                if (inFlight.isEmpty() && change == null) {
                    reached = stream.getResumeToken();
                }
                if (saveNowAndThen()) {
                    takeUpReleasedTenants();
                }
            }
            finish();
        }
    }

    /// The stream opens before the rows that are present are read: what is committed between is seen twice,
    /// not never. Without a place it begins at a moment that the session knows, and so does not read from
    /// before: left to itself MongoDB opens a stream behind the last write, be it committed by a majority or
    /// not, and a snapshot may lie before that.
    private MongoChangeStreamCursor<ChangeStreamDocument<Document>> open() {
        Duration quarter = settings.lease().dividedBy(4);
        Duration await = quarter.compareTo(LONGEST_AWAIT) < 0 ? quarter : LONGEST_AWAIT;
        ChangeStreamIterable<Document> stream = rows.watch(
                        mongo, List.of(Aggregates.match(eq("operationType", "insert"))))
                .maxAwaitTime(await.toMillis(), TimeUnit.MILLISECONDS);
        BsonDocument start = lease.start();
        return (start == null ? stream.startAtOperationTime(now()) : stream.resumeAfter(start)).cursor();
    }

    private BsonTimestamp now() {
        rows.find(mongo).limit(1).first();
        return Objects.requireNonNull(mongo.getOperationTime());
    }

    /// Page by page, each from the first row on, in one snapshot and with nothing under way: so no row is
    /// seen without those that it followed, however long it takes and whatever is committed meanwhile. The
    /// saved place stays where it is until the stream is followed.
    private void sendPresent(Bson which) {
        boolean more = true;
        while (more && awaitSettled(goOn)) {
            int found = 0;
            try (MongoCursor<Document> page = rows.withReadConcern(ReadConcern.SNAPSHOT)
                    .find(mongo, which)
                    .sort(ascending(OutboxRow.SERVER_TIME, OutboxRow.VERSION))
                    .limit(settings.inFlight())
                    .cursor()) {
                presentUntil = mongo.getOperationTime();
                while (page.hasNext()) {
                    Document present = page.next();
                    OutboxRow row = OutboxRow.from(present);
                    boolean sentBefore = mayBeStreamed(present) && !sentAsPresent.add(row.id());
                    forward(row, null, sentBefore);
                    settle();
                    saveNowAndThen();
                    found++;
                }
            }
            more = found == settings.inFlight();
        }
    }

    /// What was written a transaction's life before the look was committed by then, and the stream's word on it
    /// counts no more: a long backlog need not be remembered.
    private boolean mayBeStreamed(Document present) {
        BsonTimestamp written = present.get(OutboxRow.SERVER_TIME, BsonTimestamp.class);
        return presentFrom == null || written.getTime() > presentFrom.getTime() - LONGEST_TRANSACTION.toSeconds();
    }

    private void sendStreamed(ChangeStreamDocument<Document> change) {
        BsonTimestamp committed = change.getClusterTime();
        if (presentUntil != null && committed != null && committed.compareTo(presentUntil) > 0) {
            sentAsPresent.clear();
            presentUntil = null;
        }
        OutboxRow row = OutboxRow.from(fullDocument(change));
        boolean skip = parked.contains(row.tenant()) || sentAsPresent.remove(row.id()) || wasLookedFor(committed);
        forward(row, change.getResumeToken(), skip);
    }

    private boolean wasLookedFor(@Nullable BsonTimestamp committed) {
        return presentFrom != null && committed != null && committed.compareTo(presentFrom) <= 0;
    }

    private void forward(OutboxRow row, @Nullable BsonDocument token, boolean skip) {
        Sent sent = new Sent(row, token, skip);
        if (skip) {
            inFlight.add(sent);
            return;
        }
        if (!awaitRoom()) {
            return;
        }
        inFlight.add(sent);
        lease.stillMine();
        try {
            producer.send(row.toRecord(), (metadata, error) -> acknowledge(sent, error));
        } catch (RuntimeException e) {
            // a producer that was closed by an earlier failure only says that it is closed
            refuseAfterFailure();
            throw e;
        }
    }

    private void acknowledge(Sent sent, @Nullable Exception error) {
        if (error == null) {
            sent.acknowledged = true;
        } else if (failure.compareAndSet(null, new Failure(sent.row, error))) {
            // nothing behind this row may overtake it; closing is allowed here and does not wait
            producer.close(Duration.ZERO);
        }
        room.release();
    }

    private void refuseAfterFailure() {
        Failure failed = failure.get();
        if (failed != null) {
            throw failed.toException();
        }
    }

    /// @return false when the relay is to stop before there is room
    private boolean awaitRoom() {
        try {
            while (!room.tryAcquire(50, TimeUnit.MILLISECONDS)) {
                if (!goOn.getAsBoolean()) {
                    return false;
                }
                settle();
                saveNowAndThen();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the relay waits for Kafka", e);
        }
    }

    /// Waits until nothing is under way.
    ///
    /// @return false when there was no time left before
    private boolean awaitSettled(BooleanSupplier time) {
        try {
            settle();
            while (!inFlight.isEmpty() && time.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(5);
                settle();
                saveNowAndThen();
            }
            return time.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Removes what Kafka has acknowledged and moves the place up to the first row it has not.
    private void settle() {
        refuseAfterFailure();
        List<UUID> done = new ArrayList<>();
        while (!inFlight.isEmpty() && inFlight.getFirst().settled()) {
            Sent sent = inFlight.removeFirst();
            if (!sent.skipped) {
                done.add(sent.row.id());
                tell(sent.row);
            }
            if (sent.token != null) {
                reached = sent.token;
            }
            progress = true;
        }
        if (!done.isEmpty()) {
            rows.deleteMany(mongo, in("_id", done));
            metrics.sent(done.size());
        }
    }

    /// How long it took from what was told to the broker's acknowledgement, as a part of the trace that caused it.
    private void tell(OutboxRow row) {
        row.trace()
                .filter(Trace::told)
                .ifPresent(
                        cause -> traces.begun("send " + row.type(), SpanKind.PRODUCER, Optional.of(cause), row.time())
                                .with("messaging.system", "kafka")
                                .with("messaging.destination.name", row.topic())
                                .with("clinic.event_id", row.id())
                                .with("clinic.tenant_id", row.tenant())
                                .end());
    }

    /// @return whether it was time
    private boolean saveNowAndThen() {
        long since = System.nanoTime() - savedAt;
        boolean due = since > settings.lease().toNanos() / 4 || progress && since > SAVE_AFTER_PROGRESS_NANOS;
        if (due) {
            save();
        }
        return due;
    }

    private void save() {
        lease.save(reached);
        progress = false;
        savedAt = System.nanoTime();
    }

    private void takeUpReleasedTenants() {
        Set<UUID> before = parked;
        parked = parkedTenants.tenants();
        for (UUID tenant : before) {
            if (!parked.contains(tenant)) {
                sendPresent(eq(OutboxRow.TENANT, tenant));
            }
        }
    }

    /// A last effort at a graceful stop, so that the next owner has nothing to repeat. A broker that is away
    /// is not waited for: what it has not acknowledged stays where it is.
    private void finish() {
        long deadline = System.nanoTime() + LAST_EFFORT.toNanos();
        awaitSettled(() -> System.nanoTime() - deadline < 0);
        save();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static Document fullDocument(ChangeStreamDocument<Document> change) {
        Document document = change.getFullDocument();
        if (document == null) {
            throw new IllegalStateException("an insert without its document in the change stream");
        }
        return document;
    }

    private static final class Sent {
        private final OutboxRow row;
        private final @Nullable BsonDocument token;
        private final boolean skipped;
        private volatile boolean acknowledged;

        Sent(OutboxRow row, @Nullable BsonDocument token, boolean skipped) {
            this.row = row;
            this.token = token;
            this.skipped = skipped;
        }

        boolean settled() {
            return skipped || acknowledged;
        }
    }

    private record Failure(OutboxRow row, Exception error) {
        RuntimeException toException() {
            return Unsendable.isForGood(error)
                    ? new Unsendable(row, error)
                    : new IllegalStateException("Kafka did not take a message", error);
        }
    }
}
