package com.msaas.contracts;

import java.util.List;
import java.util.UUID;

/// How a patient is called and reached: personal data, so it travels on the contact topic only, where the
/// newest replaces the older. A file that goes out of use takes it away by a tombstone; one that comes back
/// tells it again.
///
/// @param version the file's
/// @param emails in the patient's own order, the one to write to first
/// @param phones in E.164, the one to call first
public record ClientContact(
        UUID clientId, long version, String firstName, String lastName, List<String> emails, List<String> phones)
        implements ContractEvent {

    public ClientContact {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
    }

    @Override
    public UUID aggregateId() {
        return clientId;
    }
}
