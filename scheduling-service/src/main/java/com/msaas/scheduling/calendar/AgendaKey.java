package com.msaas.scheduling.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/// Names one agenda: of whom, and of which day in UTC. Days are UTC days so that a clinic that changes its
/// zone keeps its agendas. The order is the one in which agendas are taken, the same for everybody, so that
/// nobody waits in a ring.
public record AgendaKey(AgendaKind kind, UUID owner, LocalDate day) implements Comparable<AgendaKey> {
    private static final Comparator<AgendaKey> ORDER = Comparator.comparing(AgendaKey::kind)
            .thenComparing(AgendaKey::owner)
            .thenComparing(AgendaKey::day);

    @Override
    public int compareTo(AgendaKey other) {
        return ORDER.compare(this, other);
    }
}
