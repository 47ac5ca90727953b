package com.msaas.scheduling.appointment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of an appointment's history: where it was before it moved, and who moved it when.
public record Relocation(Placement from, @Nullable UUID by, Instant at) {}
