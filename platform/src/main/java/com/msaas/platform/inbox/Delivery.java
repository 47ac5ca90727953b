package com.msaas.platform.inbox;

import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.ContractJson;
import com.msaas.contracts.ContractSchemas;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MalformedEvent;
import com.msaas.contracts.Topic;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.inbox.DeadLetters.Letter;
import com.msaas.platform.inbox.DoneEvents.AlreadyDone;
import com.msaas.platform.inbox.Subscriptions.Handler;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.observability.Trace;
import com.msaas.platform.observability.TracePart;
import com.msaas.platform.observability.Traces;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import io.opentelemetry.api.trace.SpanKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings messages to one listener: decides whether each can be read, whether it was done before, whether it
/// must wait behind a parked one, and runs the handler in one transaction with the note that it is done. Most
/// are ordinary, and then several share a transaction.
final class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    /// What happened longer ago is not told of as a part of its trace: a rebuild goes through the history of years.
    private static final Duration PAST = Duration.ofHours(1);

    private final Consumption who;
    private final Subscriptions subscriptions;
    private final Transactions transactions;
    private final DoneEvents doneEvents;
    private final Marks marks;
    private final DeadLetters deadLetters;
    private final Outbox outbox;
    private final InboxMetrics metrics;
    private final Traces traces;
    private final Clock clock;

    Delivery(
            Consumption who,
            Subscriptions subscriptions,
            Transactions transactions,
            DoneEvents doneEvents,
            Marks marks,
            DeadLetters deadLetters,
            Outbox outbox,
            InboxMetrics metrics,
            Traces traces,
            Clock clock) {
        this.who = who;
        this.subscriptions = subscriptions;
        this.transactions = transactions;
        this.doneEvents = doneEvents;
        this.marks = marks;
        this.deadLetters = deadLetters;
        this.outbox = outbox;
        this.metrics = metrics;
        this.traces = traces;
        this.clock = clock;
    }

    /// Takes messages of one partition in by one transaction, which costs little more than one of them alone.
    ///
    /// @return false when that cannot be, for one of them is unreadable, done before, behind a parked one or at
    /// fault: nothing is changed then, and each has to be delivered by itself
    boolean deliverTogether(List<Message> messages) {
        try {
            List<Readable> wanted =
                    messages.stream().flatMap(message -> read(message).stream()).toList();
            if (wanted.isEmpty()) {
                markDone(messages.getLast());
                return true;
            }
            boolean done = transactions.inOne(() -> applyUnlessParked(wanted, messages.getLast()));
            if (done) {
                metrics.done(who, wanted.size());
            }
            return done;
        } catch (RuntimeException | Error e) {
            log.debug("{} takes {} messages in one by one", who.group(), messages.size(), e);
            return false;
        }
    }

    private boolean applyUnlessParked(List<Readable> wanted, Message last) {
        if (deadLetters.isAnyParked(
                who, wanted.stream().map(Readable::aggregate).collect(Collectors.toSet()))) {
            return false;
        }
        apply(wanted);
        markDone(last);
        return true;
    }

    /// Takes the message in, or parks it at once when it cannot be read.
    ///
    /// @throws RuntimeException whatever the handler throws; nothing is changed then
    void deliver(Message message) {
        Optional<Readable> wanted;
        try {
            wanted = read(message);
        } catch (MalformedEvent e) {
            parkForGood(message, "cannot be read: " + e.getMessage());
            return;
        }
        wanted.ifPresentOrElse(readable -> deliver(message, readable), () -> markDone(message));
    }

    private void deliver(Message message, Readable readable) {
        try {
            boolean parked = transactions.inOne(() -> {
                if (deadLetters.isParked(who, readable.aggregate())) {
                    setAside(message, readable.tenant(), readable.aggregate(), "waits behind a parked event");
                    return true;
                }
                apply(List.of(readable));
                markDone(message);
                return false;
            });
            if (parked) {
                metrics.parked(who);
            } else {
                metrics.done(who, 1);
            }
        } catch (AlreadyDone e) {
            metrics.repeated(who);
            markDone(message);
        }
    }

    /// Gives the message up for now, with its reason.
    void park(Message message, String reason) {
        park(
                message,
                message.envelope()
                        .map(envelope -> envelope.subject().toString())
                        .orElse(null),
                reason);
    }

    /// No later event waits behind what will never be read; the tenant it belongs to may be known all the
    /// same.
    private void parkForGood(Message message, String reason) {
        park(message, null, reason);
    }

    private void park(Message message, @Nullable String aggregate, String reason) {
        TenantId tenant = message.envelope()
                .map(envelope -> new TenantId(envelope.tenantId()))
                .orElse(null);
        boolean parked = transactions.inOne(() -> {
            if (isBehindMark(message)) {
                return false;
            }
            setAside(message, tenant, aggregate, reason);
            return true;
        });
        if (parked) {
            metrics.parked(who);
        }
    }

    /// Lets the aggregate go on whose letters have gone by themselves.
    void releaseIfNothingIsLeft(String aggregate) {
        transactions.inOne(() -> deadLetters.isParked(who, aggregate));
    }

    /// Tries a parked message again, together with taking it off the list.
    void replay(Letter letter) {
        Readable readable = read(letter.message())
                .orElseThrow(() -> new IllegalStateException("no handler for a parked event any more"));
        try {
            transactions.inOne(() -> {
                apply(List.of(readable));
                deadLetters.replayed(letter);
            });
        } catch (AlreadyDone e) {
            metrics.repeated(who);
            transactions.inOne(() -> deadLetters.replayed(letter));
        }
    }

    private void apply(List<Readable> some) {
        doneEvents.note(who, some.stream().map(Readable::event).toList());
        some.forEach(this::runEffect);
    }

    private void runEffect(Readable readable) {
        TenantContext.run(
                readable.tenant(),
                () -> Generations.write(
                        who.listener(),
                        who.generation(),
                        () -> Actor.system(who.actor())
                                .run(() -> traced(readable.envelope()).run(readable.effect()))));
    }

    private TracePart traced(EventEnvelope envelope) {
        boolean past = envelope.time().isBefore(clock.instant().minus(PAST));
        return traces.begin(
                        who.listener() + " " + envelope.type(),
                        SpanKind.CONSUMER,
                        Trace.of(envelope.traceparent()).map(cause -> past ? cause.untold() : cause))
                .with("messaging.system", "kafka")
                .with("messaging.consumer.group.name", who.group())
                .with("clinic.event_id", envelope.id())
                .with("clinic.tenant_id", envelope.tenantId());
    }

    private void setAside(Message message, @Nullable TenantId tenant, @Nullable String aggregate, String reason) {
        deadLetters.park(who, message, aggregate, reason);
        Map<String, byte[]> headers = new HashMap<>(message.headers());
        headers.put("dlt-reason", reason.getBytes(StandardCharsets.UTF_8));
        headers.put("dlt-listener", who.listener().getBytes(StandardCharsets.UTF_8));
        headers.put("dlt-partition", Integer.toString(message.partition()).getBytes(StandardCharsets.UTF_8));
        headers.put("dlt-offset", Long.toString(message.offset()).getBytes(StandardCharsets.UTF_8));
        String deadLetterTopic = Topic.byName(message.topic())
                .map(topic -> topic.deadLetterTopic(who.service()))
                .orElseThrow();
        outbox.setAside(deadLetterTopic, tenant, message.key(), message.value(), headers);
        markDone(message);
    }

    /// Another instance has had the partition meanwhile, and the message is done with.
    private boolean isBehindMark(Message message) {
        return marks.doneUpTo(who, partitionOf(message)).orElse(-1) >= message.offset();
    }

    private void markDone(Message message) {
        marks.done(who, partitionOf(message), message.offset());
    }

    private static TopicPartition partitionOf(Message message) {
        return new TopicPartition(message.topic(), message.partition());
    }

    /// Nothing when this listener has no use for it.
    ///
    /// @throws MalformedEvent when it cannot be read or breaks its contract
    private Optional<Readable> read(Message message) {
        EventEnvelope envelope = EventEnvelope.fromHeaders(message.headers());
        byte[] value = message.value();
        Runnable effect;
        if (value == null) {
            Optional<Consumer<UUID>> forgetter = subscriptions.forgetterOf(message.topic());
            if (forgetter.isEmpty()) {
                return Optional.empty();
            }
            effect = () -> forgetter.get().accept(envelope.subject());
        } else {
            Optional<Handler<?>> handler = subscriptions.handlerOf(envelope.type());
            if (handler.isEmpty()) {
                return Optional.empty();
            }
            effect = effect(handler.get(), envelope, value);
        }
        return Optional.of(new Readable(
                envelope.id(),
                new TenantId(envelope.tenantId()),
                envelope.subject().toString(),
                envelope,
                effect));
    }

    private static <E extends ContractEvent> Runnable effect(Handler<E> handler, EventEnvelope envelope, byte[] value) {
        List<String> problems = ContractSchemas.validate(envelope.type(), value);
        if (!problems.isEmpty()) {
            throw new MalformedEvent(problems);
        }
        E event = ContractJson.read(value, handler.contract().record());
        if (!event.aggregateId().equals(envelope.subject())) {
            throw new MalformedEvent(List.of("the envelope names another subject than the event"));
        }
        return () -> handler.handler().accept(event, envelope);
    }

    private record Readable(UUID event, TenantId tenant, String aggregate, EventEnvelope envelope, Runnable effect) {}
}
