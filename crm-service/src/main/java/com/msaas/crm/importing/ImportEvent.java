package com.msaas.crm.importing;

import java.util.UUID;

/// What happened to an import as a whole. Each patient's own file tells for itself.
public sealed interface ImportEvent {

    UUID importId();

    /// Whether it only says what it would do.
    boolean dryRun();

    /// Somebody has sent a file.
    record Begun(UUID importId, boolean dryRun, int rows) implements ImportEvent {}

    /// It is over.
    ///
    /// @param how `done`, `stopped` or `failed`
    /// @param processed how many rows were looked at
    /// @param created how many became files, or would
    record Ended(UUID importId, boolean dryRun, String how, int rows, int processed, int created)
            implements ImportEvent {}
}
