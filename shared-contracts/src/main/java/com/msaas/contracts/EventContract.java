package com.msaas.contracts;

import java.util.UUID;

/// One line of the catalogue: how a kind of event is called on the wire, where it travels and which record
/// reads it.
///
/// @param type the name on the wire, with the version of its meaning; never derived from a class
/// @param aggregate the kind of thing the event is about, as Debezium's outbox router calls it
/// (`aggregatetype`)
public record EventContract<E extends ContractEvent>(String type, Topic topic, Class<E> record, String aggregate) {

    /// The Kafka key, which decides what stays in order with what.
    public String key(UUID tenantId, UUID subject) {
        return topic.key(tenantId, subject);
    }
}
