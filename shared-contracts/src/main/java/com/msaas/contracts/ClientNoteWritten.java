package com.msaas.contracts;

import java.time.Instant;
import java.util.UUID;

/// A note was put into a patient's file, or rewritten.
///
/// @param version 1 when it is new
public record ClientNoteWritten(UUID noteId, long version, UUID clientId, Instant at) implements ClientNoteFact {}
