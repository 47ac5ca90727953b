package com.msaas.platform.outbox;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.msaas.platform.kafka.Broker;
import com.msaas.platform.observability.Traces;
import com.msaas.platform.outbox.RelayState.Deposed;
import com.msaas.platform.outbox.RelayState.Lease;
import com.msaas.platform.thread.OwnThread;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Moves the outbox to Kafka. Every instance of a service runs one; the lease lets one of them work. Whatever
/// breaks, it starts again at the saved place and skips nothing: a message may be sent twice, never in
/// another order, never not at all.
public final class Relay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    /// MongoDB's codes for a place in the stream that it cannot go back to: InvalidResumeToken,
    /// ChangeStreamFatalError, ChangeStreamHistoryLost.
    private static final Set<Integer> PLACE_LOST = Set.of(260, 280, 286);

    private final MongoClient client;
    private final MongoCollection<Document> rows;
    private final RelayState state;
    private final ParkedTenants parkedTenants;
    private final Broker broker;
    private final RelaySettings settings;
    private final RelayMetrics metrics;
    private final Traces traces;
    private final String owner;
    private final OwnThread thread = new OwnThread("relay", LONGEST_STOP);

    Relay(
            MongoClient client,
            MongoCollection<Document> rows,
            RelayState state,
            ParkedTenants parkedTenants,
            Broker broker,
            RelaySettings settings,
            RelayMetrics metrics,
            Traces traces,
            String instance) {
        this.client = client;
        this.rows = rows;
        this.state = state;
        this.parkedTenants = parkedTenants;
        this.broker = broker;
        this.settings = settings;
        this.metrics = metrics;
        this.traces = traces;
        this.owner = instance + "/" + UUID.randomUUID();
    }

    @Override
    public void start() {
        thread.start(this::work);
    }

    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    /// Starts early and stops late: requests and listeners that end at a shutdown still have their events
    /// moved.
    @Override
    public int getPhase() {
        return 0;
    }

    private void work() throws InterruptedException {
        while (thread.isRunning()) {
            try {
                // before the topics are there, a producer could not tell the partitions that order depends on
                if (broker.awaitReached(PAUSE_AFTER_FAILURE)) {
                    workOnce();
                }
            } catch (RuntimeException | Error e) {
                // an Error as well: with one instance nobody else would take the relay up
                log.warn("the relay broke off, it tries again", e);
                thread.rest(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void workOnce() throws InterruptedException {
        Optional<Lease> lease = state.acquire(owner);
        if (lease.isPresent()) {
            own(lease.get());
        } else {
            thread.rest(settings.lease().dividedBy(10));
        }
    }

    private void own(Lease lease) throws InterruptedException {
        log.info("this instance owns the relay, epoch {}", lease.epoch());
        metrics.owned(lease.epoch());
        try (ClientSession mongo = client.startSession();
                RelaySession session = new RelaySession(
                        mongo, rows, lease, parkedTenants, producer(), settings, metrics, traces, thread::isRunning)) {
            session.follow();
        } catch (Deposed e) {
            log.warn("another instance took the relay over", e);
            return;
        } catch (Unsendable e) {
            parkedTenants.park(e.row().tenant(), e.row().id(), e.reason());
            metrics.parked();
            log.error(
                    "the outbox of tenant {} is parked: Kafka refuses row {}",
                    e.row().tenant(),
                    e.row().id(),
                    e);
        } catch (MongoException e) {
            if (PLACE_LOST.contains(e.getCode())) {
                log.error("the relay's place in the change stream is lost, it starts from the rows present", e);
                lease.forgetToken();
            } else {
                log.warn("the relay lost MongoDB, it starts again at the saved place", e);
                thread.rest(PAUSE_AFTER_FAILURE);
            }
        } catch (RuntimeException e) {
            log.warn("the relay starts again at the saved place", e);
            thread.rest(PAUSE_AFTER_FAILURE);
        }
        lease.release();
    }

    private Producer<byte[], byte[]> producer() {
        return broker.producer("relay");
    }
}
