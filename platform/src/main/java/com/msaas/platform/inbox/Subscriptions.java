package com.msaas.platform.inbox;

import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.Contracts;
import com.msaas.contracts.EventContract;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one listener wants to hear. Handlers run inside the transaction that also marks the event as done;
/// they change the database and nothing else.
public final class Subscriptions {
    private final Map<String, Handler<?>> handlers = new HashMap<>();
    private final Map<Topic, Consumer<UUID>> forgetters = new HashMap<>();

    /// Calls the handler with each event of this kind and its envelope.
    public <E extends ContractEvent> Subscriptions on(Class<E> event, BiConsumer<E, EventEnvelope> handler) {
        return add(Contracts.of(event), handler);
    }

    /// Calls the handler with each event of this kind.
    public <E extends ContractEvent> Subscriptions on(Class<E> event, Consumer<E> handler) {
        return on(event, (fact, envelope) -> handler.accept(fact));
    }

    /// Calls the handler with each event of the family, of whatever kind, and its envelope.
    public <F extends ContractEvent> Subscriptions onFamily(Class<F> family, BiConsumer<F, EventEnvelope> handler) {
        Contracts.family(family).forEach(contract -> add(contract, handler));
        return this;
    }

    /// Calls the handler with each event of the family, of whatever kind.
    public <F extends ContractEvent> Subscriptions onFamily(Class<F> family, Consumer<F> handler) {
        return onFamily(family, (fact, envelope) -> handler.accept(fact));
    }

    private <E extends ContractEvent> Subscriptions add(
            EventContract<E> contract, BiConsumer<? super E, EventEnvelope> handler) {
        if (handlers.putIfAbsent(contract.type(), new Handler<>(contract, handler)) != null) {
            throw new IllegalArgumentException(contract.type() + " has a handler already");
        }
        return this;
    }

    /// Calls the handler with the subject that the contact topic is told to forget.
    public Subscriptions onForgotten(Topic contactTopic, Consumer<UUID> handler) {
        forgetters.put(contactTopic, handler);
        return this;
    }

    Set<Topic> topics() {
        return Stream.concat(
                        handlers.values().stream().map(handler -> handler.contract.topic()),
                        forgetters.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<Handler<?>> handlerOf(String type) {
        return Optional.ofNullable(handlers.get(type));
    }

    Optional<Consumer<UUID>> forgetterOf(String topic) {
        return forgetters.entrySet().stream()
                .filter(entry -> entry.getKey().topicName().equals(topic))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    record Handler<E extends ContractEvent>(EventContract<E> contract, BiConsumer<? super E, EventEnvelope> handler) {}
}
