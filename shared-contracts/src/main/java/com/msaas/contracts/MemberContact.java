package com.msaas.contracts;

import java.util.UUID;

/// How a member of a clinic's staff is called and reached: personal data, so it travels on the contact topic
/// only, where the newest replaces the older. Erasure is a tombstone: the same key and headers with no value.
public record MemberContact(UUID userId, long version, String name, String email) implements ContractEvent {

    @Override
    public UUID aggregateId() {
        return userId;
    }
}
