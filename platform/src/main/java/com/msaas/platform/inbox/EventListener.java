package com.msaas.platform.inbox;

/// Something in a service that learns from events. Each listener has a place of its own in each topic.
public sealed interface EventListener permits Projection, Reaction {

    /// The listener's name: stable, since its place in the topics is kept under it.
    String name();

    /// Says which events it wants and what it does with them.
    void subscribe(Subscriptions on);
}
