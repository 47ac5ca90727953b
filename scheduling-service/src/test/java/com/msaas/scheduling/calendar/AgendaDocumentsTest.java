package com.msaas.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.scheduling.time.TimeRange;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The database alone decides who has a time: here nobody queues and nobody looks before, as it is between
/// two instances.
@ServiceTest
class AgendaDocumentsTest {
    private static final Instant TEN = Instant.parse("2027-01-04T10:00:00Z");
    private static final int WRITERS = 8;

    @Autowired
    TestClinics clinics;

    @Autowired
    AgendaDocuments agendas;

    @Autowired
    Transactions transactions;

    private TenantId clinic;
    private UUID ionescu;

    @BeforeEach
    void found() {
        clinic = clinics.fresh().id();
        ionescu = UUID.randomUUID();
    }

    private Claim claim(Instant start, int minutes) {
        TimeRange visit = TimeRange.of(start, Duration.ofMinutes(minutes));
        return Claim.on(AgendaKind.PROVIDER, ionescu, new BusyTime(UUID.randomUUID(), visit, visit, false))
                .getFirst();
    }

    private boolean entered(Claim claim) {
        return TenantContext.call(clinic, () -> {
            agendas.ensure(claim.agenda());
            return transactions.inOne(() -> agendas.enterIfFree(claim));
        });
    }

    private List<BusyTime> entries(Claim claim) {
        return TenantContext.call(clinic, () -> agendas.read(List.of(claim.agenda())))
                .getFirst()
                .entries();
    }

    @Test
    void entersWhatOnlyTouchesAndRefusesWhatOverlaps() {
        Claim first = claim(TEN, 30);
        assertThat(entered(first)).isTrue();

        assertThat(entered(claim(TEN.plusSeconds(30 * 60), 30))).isTrue();
        assertThat(entered(claim(TEN.minusSeconds(30 * 60), 30))).isTrue();
        assertThat(entered(claim(TEN.minusSeconds(60), 2))).isFalse();
        assertThat(entered(claim(TEN.plusSeconds(60), 1))).isFalse();
        assertThat(entered(claim(TEN.minusSeconds(60 * 60), 180))).isFalse();

        assertThat(entries(first)).hasSize(3);
    }

    @RepeatedTest(5)
    void oneOfManyHasTheTimeThoughNobodyQueues() throws Exception {
        List<Claim> claims = IntStream.range(0, WRITERS)
                .mapToObj(writer -> claim(TEN.plusSeconds(60L * writer), 30))
                .toList();
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Future<Boolean>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            claims.forEach(claim -> running.add(threads.submit(() -> {
                start.await();
                return entered(claim);
            })));
        }

        int winners = 0;
        for (Future<Boolean> one : running) {
            winners += one.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
        assertThat(entries(claims.getFirst())).hasSize(1);
    }

    @Test
    void takesNoMoreThanADayCanHold() {
        Claim last = claim(TEN, 1);
        Instant midnight = TEN.minusSeconds(600 * 60);
        TenantContext.run(clinic, () -> {
            agendas.ensure(last.agenda());
            transactions.inOne(() -> IntStream.range(0, DayAgenda.MOST_ENTRIES)
                    .forEach(minute -> assertThat(agendas.enterIfFree(claim(midnight.plusSeconds(60L * minute), 1)))
                            .isTrue()));
        });

        assertThat(entered(last)).isFalse();
        assertThat(entries(last)).hasSize(DayAgenda.MOST_ENTRIES);
    }
}
