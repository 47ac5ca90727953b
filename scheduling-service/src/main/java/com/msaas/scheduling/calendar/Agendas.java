package com.msaas.scheduling.calendar;

import com.msaas.platform.mongo.Transactions;
import com.msaas.scheduling.time.TimeRange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The agendas of all providers and resources, and the one way to write to them: in turn.
@Component
public final class Agendas {
    /// Nobody's: no appointment has this id.
    private static final UUID NOBODY = new UUID(0, 0);

    private final AgendaDocuments documents;
    private final AgendaQueue queue;
    private final Transactions transactions;
    private final Counter conflicts;

    Agendas(AgendaDocuments documents, Transactions transactions, MeterRegistry metrics) {
        this.documents = documents;
        this.transactions = transactions;
        this.queue = new AgendaQueue(Counter.builder("clinic.agenda.queue.waits")
                .description("How often a writer waited for its turn on an agenda")
                .register(metrics)::increment);
        this.conflicts = Counter.builder("clinic.agenda.conflicts")
                .description("How often a writer found the time taken, or an agenda changed under its hands")
                .register(metrics);
    }

    /// Does the act as soon as it is its turn on all these agendas. What it wrote through the turn is valid
    /// once the turn's transaction is committed; what another instance wrote meanwhile is noticed then.
    public <T> T inTurn(Collection<AgendaKey> agendas, Function<Turn, T> act) {
        TreeSet<AgendaKey> sorted = new TreeSet<>(agendas);
        return queue.inTurn(sorted, () -> act.apply(turn(sorted)));
    }

    private Turn turn(Collection<AgendaKey> agendas) {
        Map<AgendaKey, DayAgenda> seen =
                documents.read(agendas).stream().collect(Collectors.toMap(DayAgenda::key, Function.identity()));
        agendas.stream().filter(agenda -> !seen.containsKey(agenda)).forEach(documents::ensure);
        return new Turn(documents, transactions, conflicts, seen);
    }

    /// What this time would overlap, apart from one appointment.
    public List<Conflict> overlapping(AgendaKind kind, UUID owner, TimeRange time, Optional<UUID> except) {
        List<AgendaKey> keys = time.utcDays().stream()
                .map(day -> new AgendaKey(kind, owner, day))
                .toList();
        return documents.read(keys).stream()
                .flatMap(agenda -> agenda.overlapping(time, except.orElse(NOBODY)).stream())
                .distinct()
                .toList();
    }

    /// When each of these owners is busy around this time. Owners without an entry are not in the answer.
    Map<UUID, List<TimeRange>> busyTimes(Collection<UUID> owners, TimeRange around) {
        List<LocalDate> days = around.utcDays();
        return documents.read(owners, days.getFirst(), days.getLast()).stream()
                .collect(Collectors.groupingBy(
                        agenda -> agenda.key().owner(),
                        Collectors.flatMapping(
                                agenda -> agenda.entries().stream().map(BusyTime::claimed), Collectors.toList())));
    }
}
