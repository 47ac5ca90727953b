package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// Something was done to a note in a patient's file. What it says stays in crm.
public sealed interface ClientNoteFact extends ContractEvent permits ClientNoteWritten, ClientNoteRemoved {

    UUID noteId();

    UUID clientId();

    Instant at();

    @Override
    default UUID aggregateId() {
        return noteId();
    }
}
