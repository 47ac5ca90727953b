package com.msaas.platform.inbox;

import com.msaas.platform.kafka.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the topics of one listener in one generation and brings each message to it: the messages of a
/// partition in their order, several by one transaction where they lie ready, partitions side by side. A
/// message that fails is tried again after a pause in
/// which its partition rests and all others go on: for ever when the database is at fault, five times when it
/// is not.
final class ListenerLoop {
    private static final Logger log = LoggerFactory.getLogger(ListenerLoop.class);
    private static final int TRIES = 5;
    /// Beyond this a transaction grows longer and hardly cheaper for each message.
    private static final int TOGETHER = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Consumption who;
    private final Subscriptions subscriptions;
    private final Delivery delivery;
    private final Marks marks;
    private final CopySignals signals;
    private final Broker broker;
    private final InboxMetrics metrics;
    private final Map<TopicPartition, Resting> resting = new ConcurrentHashMap<>();
    /// The next message of each partition as the marks have it; for the one thread that reads.
    private final Map<TopicPartition, Long> places = new HashMap<>();
    private final Thread worker;
    private volatile boolean running = true;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    ListenerLoop(
            Consumption who,
            Subscriptions subscriptions,
            Delivery delivery,
            Marks marks,
            CopySignals signals,
            Broker broker,
            InboxMetrics metrics) {
        this.who = who;
        this.subscriptions = subscriptions;
        this.delivery = delivery;
        this.marks = marks;
        this.signals = signals;
        this.broker = broker;
        this.metrics = metrics;
        this.worker = Thread.ofPlatform().name(who.group()).daemon().unstarted(this::work);
    }

    void start() {
        worker.start();
    }

    /// Asks it to end after the message at hand.
    void askToStop() {
        running = false;
        Consumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }

    void awaitStopped() {
        try {
            worker.join(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (running) {
            try {
                if (broker.awaitReached(POLL)) {
                    consume();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (WakeupException e) {
                log.debug("{} was asked to stop", who.group());
            } catch (RuntimeException | Error e) {
                log.warn("{} lost its consumer and makes a new one", who.group(), e);
            }
        }
    }

    private void consume() throws InterruptedException {
        try (Consumer<byte[], byte[]> open = broker.consumer(who.group());
                ExecutorService partitions = Executors.newVirtualThreadPerTaskExecutor()) {
            consumer = open;
            resting.clear();
            places.clear();
            open.subscribe(
                    subscriptions.topics().stream()
                            .map(topic -> topic.topicName())
                            .toList(),
                    new StartAtMarks(open));
            while (running) {
                wakeRested(open);
                Map<TopicPartition, List<Message>> taken = new HashMap<>();
                open.poll(untilSomebodyWakes())
                        .forEach(message -> taken.computeIfAbsent(
                                        new TopicPartition(message.topic(), message.partition()),
                                        none -> new ArrayList<>())
                                .add(Message.of(message)));
                if (!taken.isEmpty()) {
                    takeIn(taken, open, partitions);
                }
                passOverGaps(open);
            }
        } finally {
            consumer = null;
        }
    }

    private void takeIn(
            Map<TopicPartition, List<Message>> taken, Consumer<byte[], byte[]> open, ExecutorService partitions)
            throws InterruptedException {
        Map<TopicPartition, Future<@Nullable Message>> work = new HashMap<>();
        taken.forEach((partition, messages) -> {
            Callable<@Nullable Message> inOrder = () -> inOrder(partition, messages);
            work.put(partition, partitions.submit(inOrder));
        });
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (Map.Entry<TopicPartition, Future<@Nullable Message>> entry : work.entrySet()) {
            TopicPartition partition = entry.getKey();
            Message failed = result(entry.getValue());
            List<Message> messages = taken.getOrDefault(partition, List.of());
            long next = failed == null ? messages.getLast().offset() + 1 : failed.offset();
            done.put(partition, new OffsetAndMetadata(next));
            places.put(partition, next);
            if (failed == null) {
                resting.remove(partition);
            } else {
                open.seek(partition, next);
                open.pause(List.of(partition));
            }
        }
        open.commitAsync(done, (offsets, error) -> {
            if (error != null) {
                log.debug("the copy of the place was not kept for {}: {}", who.group(), error.toString());
            }
        });
    }

    /// Where the broker has taken messages away, by compaction for instance, there is nothing left to be
    /// done: the place behind them counts as reached, or nobody could tell that all was heard.
    private void passOverGaps(Consumer<byte[], byte[]> open) {
        for (TopicPartition partition : open.assignment()) {
            long place = open.position(partition);
            if (place > places.getOrDefault(partition, 0L) && rememberPlace(partition, place - 1)) {
                places.put(partition, place);
                signals.changed(who.listener());
            }
        }
    }

    private static @Nullable Message result(Future<@Nullable Message> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a partition's work broke off", e.getCause());
        }
    }

    /// @return the message that could not be taken in, after which nothing of the partition was tried
    private @Nullable Message inOrder(TopicPartition partition, List<Message> messages) {
        // one that has just failed would fail all that go with it
        int together = resting.containsKey(partition) ? 1 : TOGETHER;
        for (int first = 0; first < messages.size(); first += together) {
            List<Message> portion = messages.subList(first, Math.min(first + together, messages.size()));
            if (running && portion.size() > 1 && delivery.deliverTogether(portion)) {
                signals.changed(who.listener());
                continue;
            }
            for (Message message : portion) {
                if (!running || !isTakenIn(partition, message)) {
                    return message;
                }
            }
        }
        return null;
    }

    /// @return false when it is to be tried again
    private boolean isTakenIn(TopicPartition partition, Message message) {
        try {
            delivery.deliver(message);
            signals.changed(who.listener());
            return true;
        } catch (RuntimeException | Error e) {
            // an Error of a handler as well: else its partition would stand still and nobody be told
            metrics.failed(who);
            return giveUp(partition, message, e);
        }
    }

    /// Decides what becomes of a message that failed: rests the partition for another try, or parks the
    /// message.
    private boolean giveUp(TopicPartition partition, Message message, Throwable error) {
        boolean databaseAway = DatabaseFaults.isAway(error);
        int tries = rest(partition, message.offset(), databaseAway);
        if (databaseAway || tries < TRIES) {
            log.warn("{} could not take in {}@{}, it tries again", who.group(), partition, message.offset(), error);
            return false;
        }
        try {
            delivery.park(message, "failed " + tries + " times: " + error);
            log.error("{} parked {}@{}", who.group(), partition, message.offset(), error);
            return true;
        } catch (RuntimeException e) {
            log.warn("{} could not park {}@{}, it tries again", who.group(), partition, message.offset(), e);
            return false;
        }
    }

    private boolean rememberPlace(TopicPartition partition, long offset) {
        try {
            marks.done(who, partition, offset);
            return true;
        } catch (RuntimeException e) {
            log.debug("the place behind a gap was not kept, it will be passed over again", e);
            return false;
        }
    }

    /// @return how often the message itself has failed: a database that is away says nothing of it
    private int rest(TopicPartition partition, long offset, boolean databaseAway) {
        Resting before = resting.get(partition);
        if (before == null || before.offset != offset) {
            before = new Resting(offset, 0, 0, 0);
        }
        int tries = databaseAway ? before.tries : before.tries + 1;
        long pause = Math.min(FIRST_PAUSE.toNanos() << Math.min(before.pauses, 20), LONGEST_PAUSE.toNanos());
        resting.put(partition, new Resting(offset, tries, before.pauses + 1, System.nanoTime() + pause));
        return tries;
    }

    private void wakeRested(Consumer<byte[], byte[]> open) {
        long now = System.nanoTime();
        resting.forEach((partition, rest) -> {
            if (now - rest.until >= 0
                    && open.assignment().contains(partition)
                    && open.paused().contains(partition)) {
                open.resume(List.of(partition));
            }
        });
    }

    private Duration untilSomebodyWakes() {
        long now = System.nanoTime();
        return resting.values().stream()
                .map(rest -> Duration.ofNanos(Math.max(rest.until - now, 1_000_000)))
                .filter(rest -> rest.compareTo(POLL) < 0)
                .min(Duration::compareTo)
                .orElse(POLL);
    }

    private record Resting(long offset, int tries, int pauses, long until) {}

    /// Whatever the group coordinator remembers, a partition is read from behind the last message that is
    /// done.
    private final class StartAtMarks implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> open;

        StartAtMarks(Consumer<byte[], byte[]> open) {
            this.open = open;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> beginnings = open.beginningOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long next = marks.doneUpTo(who, partition).orElse(-1) + 1;
                places.put(partition, next);
                open.seek(partition, Math.max(next, beginnings.getOrDefault(partition, 0L)));
            }
            signals.changed(who.listener());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(resting::remove);
            partitions.forEach(places::remove);
        }
    }
}
