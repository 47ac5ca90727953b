package com.msaas.platform.inbox;

import com.msaas.contracts.Topic;
import com.msaas.platform.inbox.DeadLetters.Letter;
import com.msaas.platform.kafka.Broker;
import com.msaas.platform.kafka.TopicToHave;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.observability.Traces;
import com.msaas.platform.outbox.Outbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;

/// All listeners of the service, each with a loop of its own for each generation that is kept.
public final class Inbox implements SmartLifecycle {
    private final String service;
    private final Map<String, EventListener> listeners = new HashMap<>();
    private final Map<String, Subscriptions> subscriptions = new HashMap<>();
    private final Map<Consumption, ListenerLoop> loops = new ConcurrentHashMap<>();
    private final Generations generations;
    private final Transactions transactions;
    private final DoneEvents doneEvents;
    private final Marks marks;
    private final DeadLetters deadLetters;
    private final Outbox outbox;
    private final Broker broker;
    private final CopySignals signals;
    private final InboxMetrics metrics;
    private final Traces traces;
    private final Clock clock;
    private volatile boolean running;

    Inbox(
            String service,
            Collection<EventListener> all,
            Generations generations,
            Transactions transactions,
            DoneEvents doneEvents,
            Marks marks,
            DeadLetters deadLetters,
            Outbox outbox,
            Broker broker,
            CopySignals signals,
            InboxMetrics metrics,
            Traces traces,
            Clock clock) {
        this.service = service;
        this.generations = generations;
        this.transactions = transactions;
        this.doneEvents = doneEvents;
        this.marks = marks;
        this.deadLetters = deadLetters;
        this.outbox = outbox;
        this.broker = broker;
        this.signals = signals;
        this.metrics = metrics;
        this.traces = traces;
        this.clock = clock;
        all.forEach(this::add);
    }

    private void add(EventListener listener) {
        if (listeners.putIfAbsent(listener.name(), listener) != null) {
            throw new IllegalStateException("two listeners are called " + listener.name());
        }
        Subscriptions wants = new Subscriptions();
        listener.subscribe(wants);
        subscriptions.put(listener.name(), wants);
        for (Topic topic : wants.topics()) {
            broker.need(List.of(TopicToHave.of(topic), TopicToHave.deadLettersOf(topic, service)));
        }
    }

    /// The names of all listeners.
    Set<String> listeners() {
        return new TreeSet<>(listeners.keySet());
    }

    /// The names of the listeners that can be made anew.
    public Set<String> projections() {
        Set<String> names = new TreeSet<>();
        listeners.forEach((name, listener) -> {
            if (listener instanceof Projection) {
                names.add(name);
            }
        });
        return names;
    }

    /// Starts feeding a generation, if it is not fed already.
    public void feed(String listener, int generation) {
        Consumption who = new Consumption(service, listener, generation);
        loops.computeIfAbsent(who, none -> {
            metrics.begin(who);
            ListenerLoop loop = new ListenerLoop(who, wants(listener), delivery(who), marks, signals, broker, metrics);
            loop.start();
            return loop;
        });
    }

    /// Stops feeding a generation.
    public void starve(String listener, int generation) {
        ListenerLoop loop = loops.remove(new Consumption(service, listener, generation));
        if (loop != null) {
            loop.askToStop();
            loop.awaitStopped();
        }
    }

    /// The generations of the listener that this instance feeds.
    public Set<Integer> fed(String listener) {
        Set<Integer> fed = new TreeSet<>();
        loops.keySet().stream()
                .filter(who -> who.listener().equals(listener))
                .forEach(who -> fed.add(who.generation()));
        return fed;
    }

    /// Tries the parked messages of all listeners again, each aggregate in its order, until one fails again.
    ///
    /// @param dryRun only tells what there is
    public ReplayReport replay(boolean dryRun) {
        int replayed = 0;
        List<ReplayReport.Parked> left = new ArrayList<>();
        for (String listener : listeners.keySet()) {
            Consumption who = live(listener);
            if (!dryRun) {
                for (String aggregate : deadLetters.parkedAggregates(who)) {
                    replayed += replay(who, aggregate);
                }
            }
            deadLetters.all(who).forEach(letter -> left.add(ReplayReport.Parked.of(letter)));
        }
        return new ReplayReport(replayed, List.copyOf(left));
    }

    private int replay(Consumption who, String aggregate) {
        Delivery delivery = delivery(who);
        int replayed = 0;
        Optional<Letter> next = deadLetters.first(who, aggregate);
        while (next.isPresent()) {
            try {
                delivery.replay(next.get());
            } catch (RuntimeException e) {
                deadLetters.failedAgain(next.get(), String.valueOf(e));
                return replayed;
            }
            replayed++;
            signals.changed(who.listener());
            next = deadLetters.first(who, aggregate);
        }
        delivery.releaseIfNothingIsLeft(aggregate);
        return replayed;
    }

    Consumption live(String listener) {
        wants(listener);
        return new Consumption(service, listener, generations.live(listener));
    }

    /// The topics a listener learns from.
    public Set<Topic> topicsOf(String listener) {
        return wants(listener).topics();
    }

    private Subscriptions wants(String listener) {
        Subscriptions wants = subscriptions.get(listener);
        if (wants == null) {
            throw new IllegalArgumentException("no listener is called " + listener);
        }
        return wants;
    }

    private Delivery delivery(Consumption who) {
        return new Delivery(
                who,
                wants(who.listener()),
                transactions,
                doneEvents,
                marks,
                deadLetters,
                outbox,
                metrics,
                traces,
                clock);
    }

    @Override
    public void start() {
        running = true;
        listeners.forEach((name, listener) -> {
            if (listener instanceof Reaction) {
                feed(name, 1);
            }
        });
    }

    @Override
    public void stop() {
        running = false;
        loops.values().forEach(ListenerLoop::askToStop);
        loops.values().forEach(ListenerLoop::awaitStopped);
        loops.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the relay has started; before it stops, so that what listeners publish is still moved.
    @Override
    public int getPhase() {
        return 100;
    }
}
