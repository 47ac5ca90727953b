package com.msaas.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AgendaQueueTest {
    private static final LocalDate MONDAY = LocalDate.parse("2027-01-04");
    private final AtomicInteger waits = new AtomicInteger();
    private final AgendaQueue queue = new AgendaQueue(waits::incrementAndGet);
    private final AgendaKey dentist = new AgendaKey(AgendaKind.PROVIDER, UUID.randomUUID(), MONDAY);
    private final AgendaKey chair = new AgendaKey(AgendaKind.RESOURCE, UUID.randomUUID(), MONDAY);

    @Test
    void letsOneAtATimeOntoAnAgenda() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        inParallel(
                16,
                writer -> queue.inTurn(List.of(dentist), () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    return inside.decrementAndGet();
                }));

        assertThat(most).hasValue(1);
    }

    @Test
    void letsNobodyWaitInARing() throws Exception {
        AtomicInteger done = new AtomicInteger();

        inParallel(
                32,
                writer -> queue.inTurn(
                        writer % 2 == 0 ? List.of(dentist, chair) : List.of(chair, dentist), done::incrementAndGet));

        assertThat(done).hasValue(32);
    }

    @Test
    void countsWhoHadToWait() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> queue.inTurn(List.of(dentist), () -> {
                inside.countDown();
                return awaited(leave);
            }));
            inside.await();
            Future<String> second = threads.submit(() -> queue.inTurn(List.of(dentist), () -> "second"));
            await().until(() -> waits.get() == 1);

            leave.countDown();

            first.get();
            assertThat(second.get()).isEqualTo("second");
        }
    }

    @Test
    void leavesItToTheDatabaseAfterALongWait() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> queue.inTurn(List.of(dentist), () -> {
                inside.countDown();
                return awaited(leave);
            }));
            inside.await();

            assertThat(queue.inTurn(List.of(dentist), () -> "went on")).isEqualTo("went on");

            leave.countDown();
            first.get();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Writer {
        void write(int number);
    }

    private static void inParallel(int writers, Writer writer) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < writers; number++) {
                int mine = number;
                all.add(threads.submit(() -> writer.write(mine)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
