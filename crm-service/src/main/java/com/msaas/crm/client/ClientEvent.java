package com.msaas.crm.client;

import com.msaas.crm.ClientId;
import java.time.Instant;
import java.util.List;

/// What happened to a patient's file.
public sealed interface ClientEvent {

    ClientId client();

    /// The file's version since then.
    long version();

    Instant at();

    /// The clinic keeps a file on a new patient.
    record Added(ClientId client, long version, ClientDetails details, Instant at) implements ClientEvent {}

    /// The file says something else now.
    ///
    /// @param fields the names of what changed, as the API calls them; never empty
    record DetailsChanged(
            ClientId client, long version, ClientDetails before, ClientDetails after, List<String> fields, Instant at)
            implements ClientEvent {}

    /// The file was taken out of use; it can be brought back.
    record Deleted(ClientId client, long version, ClientStatus was, Instant at) implements ClientEvent {}

    /// The file is in use again.
    record Restored(ClientId client, long version, ClientDetails details, Instant at) implements ClientEvent {}
}
