package com.msaas.tenant.integration;

import static com.msaas.tenant.RegisteredClinics.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.tenant.clinic.EveryClinic;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// Changes the key that everything is sealed with, as an operator does: a service that has both keys seals anew, and
/// then the earlier one is thrown away.
@ServiceTest
class SealAnewTest {
    private static final String NEW = "the secret of next year, which nothing here is sealed with yet";
    private static final String LOST = "the secret of a backup that nobody has any more, of all people";
    private static final List<IntegrationType> TYPES = List.of(IntegrationType.TWILIO, IntegrationType.OPENAI);

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    EveryClinic everyClinic;

    @Autowired
    Integrations integrations;

    @Autowired
    Transactions transactions;

    @Value("${clinic.tenant.sealing-secret}")
    String now;

    @Value("${clinic.tenant.sealing-earlier-secrets}")
    String earlier;

    private final Seal newAlone = new Seal(new SealSettings(NEW, null));
    private List<TenantId> ours = List.of();

    @BeforeEach
    void sixClinicsWithTwoSecretsEach() {
        List<Clinic> six = Stream.generate(() -> register(events, clinics.fresh()))
                .limit(6)
                .toList();
        six.forEach(clinic -> api.as(clinic.owner()).get("/api/tenant").expect(200));
        Set<TenantId> ids = new HashSet<>(six.stream().map(Clinic::id).toList());
        List<TenantId> inOrder = new ArrayList<>();
        everyClinic.each(clinic -> {
            if (ids.contains(clinic)) {
                inOrder.add(clinic);
            }
        });
        ours = List.copyOf(inOrder);
        Seal current = new Seal(new SealSettings(now, null));
        ours.forEach(clinic -> TYPES.forEach(type -> in(
                clinic,
                () -> integrations.add(new Integration(
                        type,
                        3,
                        "AC1",
                        current.sealed(type, secret(clinic, type)),
                        Instant.parse("2027-01-04T08:00:00Z"))))));
    }

    /// Others in the same database are read with the service's own key.
    @AfterEach
    void backToTheServicesKey() {
        sealing(now, earlier, NEW).all();
    }

    @Test
    void leavesNothingThatTheNewKeyAloneDoesNotOpen() {
        SealAnew anew = sealing(NEW, now, earlier);
        long toDo = anew.toDo();
        assertThat(toDo).isGreaterThanOrEqualTo(12);
        assertThat(openedByNewAlone()).isZero();

        assertThat(anew.all()).isEqualTo(toDo);

        assertThat(openedByNewAlone()).isEqualTo(12);
        assertThat(anew.toDo()).isZero();
        // one who had the old integration open may still change it: nothing has changed to him
        ours.forEach(clinic -> in(
                clinic,
                () -> assertThat(integrations.all())
                        .extracting(Integration::version)
                        .containsExactly(3L, 3L)));
    }

    @Test
    void writesNothingTheSecondTime() {
        SealAnew anew = sealing(NEW, now, earlier);
        anew.all();
        List<String> before = sealedBytes();

        assertThat(anew.all()).isZero();

        assertThat(sealedBytes()).isEqualTo(before);
    }

    @Test
    void goesOnWhereARunEndedInTheMiddle() {
        TenantId middle = ours.get(3);
        SealedSecret good =
                in(middle, () -> integrations.demand(IntegrationType.TWILIO)).secret();
        Seal lost = new Seal(new SealSettings(LOST, null));
        put(middle, in(middle, () -> lost.sealed(IntegrationType.TWILIO, "x")));
        SealAnew anew = sealing(NEW, now, earlier);

        assertThatIllegalStateException().isThrownBy(anew::all).withMessageContaining("does not open");

        assertThat(openedByNewAlone()).isEqualTo(6);
        put(middle, good);
        long rest = anew.toDo();
        assertThat(rest).isGreaterThanOrEqualTo(6);
        assertThat(anew.all()).isEqualTo(rest);
        assertThat(openedByNewAlone()).isEqualTo(12);
    }

    @Test
    void sealsEachOnceWhenTwoRunAtOnce() {
        long toDo = sealing(NEW, now, earlier).toDo();
        CyclicBarrier start = new CyclicBarrier(2);

        List<CompletableFuture<Long>> runs = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> {
                            SealAnew anew = sealing(NEW, now, earlier);
                            await(start);
                            return anew.all();
                        },
                        work -> Thread.ofPlatform().start(work)))
                .limit(2)
                .toList();

        assertThat(runs.stream().mapToLong(CompletableFuture::join).sum()).isEqualTo(toDo);
        assertThat(openedByNewAlone()).isEqualTo(12);
    }

    /// As the command is, in a service that has these keys.
    private SealAnew sealing(String newest, String... others) {
        return new SealAnew(
                everyClinic, integrations, new Seal(new SealSettings(newest, List.of(others))), transactions);
    }

    private long openedByNewAlone() {
        return ours.stream()
                .flatMap(clinic -> TYPES.stream().filter(type -> opens(clinic, type)))
                .count();
    }

    private boolean opens(TenantId clinic, IntegrationType type) {
        SealedSecret sealed = in(clinic, () -> integrations.demand(type)).secret();
        try {
            return in(clinic, () -> newAlone.opened(type, sealed)).equals(secret(clinic, type));
        } catch (IllegalStateException sealedByAnother) {
            return false;
        }
    }

    private List<String> sealedBytes() {
        return ours.stream()
                .flatMap(clinic -> in(clinic, integrations::all).stream())
                .map(one -> HexFormat.of().formatHex(one.secret().bytes()))
                .toList();
    }

    private void put(TenantId clinic, SealedSecret secret) {
        in(clinic, () -> {
            Integration before = integrations.demand(IntegrationType.TWILIO);
            assertThat(integrations.replace(before.version(), before.resealed(secret)))
                    .isTrue();
        });
    }

    private static String secret(TenantId clinic, IntegrationType type) {
        return "secret of " + clinic + " at " + type;
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T in(TenantId clinic, Supplier<T> work) {
        return TenantContext.call(clinic, work::get);
    }

    private static void in(TenantId clinic, Runnable work) {
        TenantContext.run(clinic, work);
    }
}
