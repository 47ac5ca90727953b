package com.msaas.scheduling.calendar;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Where writers of one process wait for their turn on an agenda. It decides nothing: the database does. It
/// is there because transactions that collide on one document and are tried again collapse under load, while
/// a queue does not.
///
/// A writer takes its place on all its agendas at once, in one order for everybody. Places are shared by
/// agendas that happen to fall together, which costs a wait now and then and nothing else.
final class AgendaQueue {
    private static final int PLACES = 2048;

    /// Who has waited this long goes on without a turn and leaves it to the database.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final ReentrantLock[] places = new ReentrantLock[PLACES];
    private final Runnable onWait;

    AgendaQueue(Runnable onWait) {
        Arrays.setAll(places, place -> new ReentrantLock(true));
        this.onWait = onWait;
    }

    /// Does the act when the turn has come on all the agendas.
    <T> T inTurn(Collection<AgendaKey> agendas, Supplier<T> act) {
        Deque<ReentrantLock> taken = new ArrayDeque<>();
        try {
            takePlaces(agendas, taken);
            return act.get();
        } finally {
            taken.forEach(ReentrantLock::unlock);
        }
    }

    private void takePlaces(Collection<AgendaKey> agendas, Deque<ReentrantLock> taken) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        int[] wanted = agendas.stream()
                .mapToInt(agenda -> Math.floorMod(agenda.hashCode(), PLACES))
                .sorted()
                .distinct()
                .toArray();
        for (int place : wanted) {
            if (!taken(places[place], deadline)) {
                return;
            }
            taken.push(places[place]);
        }
    }

    private boolean taken(ReentrantLock place, long deadline) {
        try {
            // without a time it would overtake those who wait
            if (place.tryLock(0, TimeUnit.NANOSECONDS)) {
                return true;
            }
            onWait.run();
            return place.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
