package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// A note was taken out of a patient's file.
public record ClientNoteRemoved(UUID noteId, long version, UUID clientId, Instant at) implements ClientNoteFact {}
