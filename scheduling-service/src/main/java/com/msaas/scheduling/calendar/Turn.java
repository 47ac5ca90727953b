package com.msaas.scheduling.calendar;

import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.scheduling.calendar.CalendarRefusal.AgendaFull;
import com.msaas.scheduling.calendar.CalendarRefusal.SlotTaken;
import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A writer's turn on the agendas it asked for. It remembers what stood in the way, so that a refusal names
/// all of it.
///
/// First it looks at what was read when the turn came, which refuses most losers at no cost; then, in one
/// transaction, it claims. The claims are conditions that the database judges, so the look may be out of
/// date.
public final class Turn {
    private final AgendaDocuments documents;
    private final Transactions transactions;
    private final Counter conflictsCounted;
    private final Map<AgendaKey, DayAgenda> seen;
    private final Set<Conflict> inTheWay = new LinkedHashSet<>();

    Turn(
            AgendaDocuments documents,
            Transactions transactions,
            Counter conflictsCounted,
            Map<AgendaKey, DayAgenda> seen) {
        this.documents = documents;
        this.transactions = transactions;
        this.conflictsCounted = conflictsCounted;
        this.seen = seen;
    }

    /// Whether nothing stood in the way of the claims when the turn came.
    public boolean looksFree(Collection<Claim> claims) {
        return !remember(claims.stream().flatMap(claim -> inTheWay(claim).stream()));
    }

    /// How much stood in the way of the claims when the turn came.
    public int crowding(Collection<Claim> claims) {
        return claims.stream().mapToInt(claim -> inTheWay(claim).size()).sum();
    }

    private List<Conflict> inTheWay(Claim claim) {
        DayAgenda agenda = seen.getOrDefault(claim.agenda(), DayAgenda.empty(claim.agenda()));
        return agenda.inTheWayOf(claim);
    }

    /// Does the rest in one transaction. It may be done several times, each time from the beginning.
    public <T> T inOneTransaction(Supplier<T> act) {
        boolean[] again = {false};
        return transactions.inOne(() -> {
            if (again[0]) {
                conflictsCounted.increment();
            }
            again[0] = true;
            return act.get();
        });
    }

    /// Claims all of them, or none where something is in the way.
    ///
    /// @return whether they are claimed
    public boolean claim(Collection<Claim> claims) {
        List<Claim> entered = new ArrayList<>();
        for (Claim claim : sorted(claims)) {
            if (!documents.enterIfFree(claim)) {
                remember(whyNot(claim).stream());
                strike(entered);
                return false;
            }
            entered.add(claim);
        }
        return true;
    }

    /// Claims all of them, whatever they overlap.
    public void claimAnyway(Collection<Claim> claims) {
        for (Claim claim : sorted(claims)) {
            if (!documents.enter(claim)) {
                throw new RefusedException(new AgendaFull(claim.agenda()));
            }
        }
    }

    /// Lets go of some and claims others, agenda by agenda in the order that everybody keeps to.
    ///
    /// @return whether the others are claimed; if not, the transaction must not be committed
    public boolean exchange(Collection<Claim> old, Collection<Claim> wanted) {
        Set<AgendaKey> left =
                new LinkedHashSet<>(old.stream().map(Claim::agenda).toList());
        for (Claim claim : sorted(Stream.concat(old.stream(), wanted.stream()).toList())) {
            if (left.remove(claim.agenda())) {
                documents.strike(claim.agenda(), claim.busy().appointment());
            }
            if (wanted.contains(claim) && !documents.enterIfFree(claim)) {
                remember(whyNot(claim).stream());
                return false;
            }
        }
        return true;
    }

    /// The refusal that names all that stood in the way so far.
    public RefusedException refusal() {
        conflictsCounted.increment();
        return new RefusedException(new SlotTaken(List.copyOf(inTheWay)));
    }

    /// What the claim overlaps now, as the transaction sees it.
    private List<Conflict> whyNot(Claim claim) {
        DayAgenda agenda = documents.read(List.of(claim.agenda())).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the agenda was not ensured: " + claim.agenda()));
        List<Conflict> overlapped = agenda.inTheWayOf(claim);
        if (overlapped.isEmpty() && agenda.isFull()) {
            throw new RefusedException(new AgendaFull(claim.agenda()));
        }
        return overlapped;
    }

    private boolean remember(Stream<Conflict> conflicts) {
        List<Conflict> more = conflicts.toList();
        inTheWay.addAll(more);
        return !more.isEmpty();
    }

    private void strike(Collection<Claim> claims) {
        claims.forEach(claim -> documents.strike(claim.agenda(), claim.busy().appointment()));
    }

    private static List<Claim> sorted(Collection<Claim> claims) {
        return claims.stream().sorted(Comparator.comparing(Claim::agenda)).toList();
    }
}
