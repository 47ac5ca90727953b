package com.msaas.contracts;

import java.util.UUID;

/// How somebody who treats patients is called. A person's name, so it travels on a contact topic, where the
/// newest replaces the older.
public record ProviderContact(UUID providerId, long version, String name) implements ContractEvent {

    @Override
    public UUID aggregateId() {
        return providerId;
    }
}
