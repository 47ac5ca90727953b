package com.msaas.scheduling.calendar;

import com.msaas.scheduling.time.TimeRange;
import java.util.List;
import java.util.UUID;

/// The agenda of one provider or resource for one day in UTC: when they are busy. It lives as one document,
/// which is what makes double booking impossible: whoever wants a time changes this document on the condition
/// that nothing in it overlaps, and the database lets one of two win. This class reads an agenda; [Turn]
/// writes to it.
public record DayAgenda(AgendaKey key, List<BusyTime> entries) {
    /// More is no day of work but a fault or an attack, and the document would grow without end.
    public static final int MOST_ENTRIES = 400;

    public DayAgenda {
        entries = List.copyOf(entries);
    }

    static DayAgenda empty(AgendaKey key) {
        return new DayAgenda(key, List.of());
    }

    boolean isFull() {
        return entries.size() >= MOST_ENTRIES;
    }

    /// What the claim would overlap; an appointment is not in its own way.
    List<Conflict> inTheWayOf(Claim claim) {
        return overlapping(claim.busy().claimed(), claim.busy().appointment());
    }

    /// What the time would overlap, apart from one appointment's own entry.
    List<Conflict> overlapping(TimeRange time, UUID except) {
        return entries.stream()
                .filter(entry -> !entry.appointment().equals(except))
                .filter(entry -> entry.claimed().overlaps(time))
                .map(entry -> Conflict.with(key, entry))
                .toList();
    }
}
