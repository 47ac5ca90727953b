package com.msaas.system.demo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An appointment as the last answer about it said.
record Booked(
        UUID id,
        UUID patient,
        UUID provider,
        Treatment treatment,
        @Nullable UUID chair,
        Span visit,
        String status,
        int moves) {

    Booked movedTo(Span elsewhere, @Nullable UUID inChair) {
        return new Booked(id, patient, provider, treatment, inChair, elsewhere, status, moves + 1);
    }

    Booked now(String newStatus) {
        return new Booked(id, patient, provider, treatment, chair, visit, newStatus, moves);
    }

    boolean is(String what) {
        return status.equals(what);
    }

    /// Whether it keeps its time.
    boolean takesTime() {
        return !is("cancelled") && !is("no_show");
    }

    Span busy() {
        return treatment.busy(visit);
    }
}
