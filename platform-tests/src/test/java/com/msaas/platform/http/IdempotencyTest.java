package com.msaas.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

@ServiceTest(classes = NoteService.class, properties = NoteService.NAME)
class IdempotencyTest {
    private static final String REPLAYED = "Idempotent-Replayed";

    @Autowired
    private ApiClient api;

    @Autowired
    private TestClinics clinics;

    @Autowired
    private TestClock clock;

    @Autowired
    private Identity identity;

    @Autowired
    private Environment environment;

    private Clinic clinic;
    private String key;

    @BeforeEach
    void freshClinic() {
        clinic = clinics.fresh();
        key = UUID.randomUUID().toString();
    }

    @AfterEach
    void openGate() {
        Notes.GATE.set(() -> {});
    }

    @Test
    void theFirstAnswerIsGivenAgain() {
        Answer first = add(key, "one").expect(201);
        Answer again = add(key, "one").expect(201);

        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(again.header(REPLAYED)).contains("true");
        assertThat(again.data().toString()).isEqualTo(first.data().toString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).contains("\"1\"");
        assertThat(effects(clinic.id(), "one")).isEqualTo(1);
    }

    @Test
    void aKeyIsNotUsedAgainWithAnotherBody() {
        add(key, "one").expect(201);

        add(key, "two").expect(422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(effects(clinic.id(), "two")).isZero();
    }

    @Test
    void withoutAKeyEachRequestIsItsOwn() {
        api.as(clinic.owner()).post("/api/notes", note("one")).expect(201);
        api.as(clinic.owner()).post("/api/notes", note("one")).expect(409, "NAME_TAKEN");
    }

    @Test
    void whatWasRefusedIsJudgedAnew() {
        api.as(clinic.owner()).post("/api/notes", note("one")).expect(201);
        add(key, "one").expect(409, "NAME_TAKEN");

        api.as(clinic.owner()).delete("/api/notes/one").expect(204);

        assertThat(add(key, "one").expect(201).header(REPLAYED)).isEmpty();
    }

    @Test
    void aKeyIsKnownForADay() {
        UUID first = add(key, "one").expect(201).id();
        clock.advance(Duration.ofHours(24).minusMinutes(1));
        assertThat(add(key, "one").expect(201).id()).isEqualTo(first);

        api.as(clinic.owner()).delete("/api/notes/one").expect(204);
        clock.advance(Duration.ofMinutes(2));

        Answer later = add(key, "one").expect(201);
        assertThat(later.header(REPLAYED)).isEmpty();
        assertThat(later.id()).isNotEqualTo(first);
        assertThat(add(key, "one").expect(201).id()).isEqualTo(later.id());
    }

    @Test
    void aKeyBelongsToItsUserItsClinicAndItsPath() {
        Clinic other = clinics.fresh();
        add(key, "one").expect(201);

        assertThat(send(other.owner(), "/api/notes", "one").expect(201).header(REPLAYED))
                .isEmpty();
        send(clinic.admin(), "/api/notes", "one").expect(409, "NAME_TAKEN");
        send(clinic.owner(), "/api/other-notes", "one").expect(409, "NAME_TAKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b"})
    void aKeyThatBreaksItsFormIsInvalid(String key) {
        add(key, "one").expect(400, "VALIDATION_FAILED");
    }

    @Test
    void aKeyThatIsTooLongIsInvalid() {
        add("k".repeat(201), "one").expect(400, "VALIDATION_FAILED");
        add("k".repeat(200), "one").expect(201);
    }

    @Test
    void anotherBodyFromOutsideIsAnotherRequest() {
        String slug = UUID.randomUUID().toString().substring(0, 8);
        ApiClient visitor = api.header("Idempotency-Key", key);

        Answer first =
                visitor.post("/api/public/" + slug + "/notes", note("one")).expect(201);
        Answer again =
                visitor.post("/api/public/" + slug + "/notes", note("one")).expect(201);
        Answer other =
                visitor.post("/api/public/" + slug + "/notes", note("two")).expect(201);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @Test
    void aKeyCountsWhereThereIsNoClinicToo() {
        ApiClient stranger = api.as(clinics.stranger()).header("Idempotency-Key", key);

        Answer first = stranger.post("/api/own/things", "").expect(201);
        Answer again = stranger.post("/api/own/things", "").expect(201);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.header(REPLAYED)).contains("true");
    }

    @Test
    void aUseCaseWithoutATransactionIsAProgrammingError() {
        api.as(clinic.owner())
                .header("Idempotency-Key", key)
                .post("/api/careless", "")
                .expect(500, "INTERNAL");
    }

    @Test
    void aTwinThatIsRefusedBecauseOfTheOtherGetsTheOthersAnswer() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger arrivals = new AtomicInteger();
        Notes.GATE.set(() -> {
            if (arrivals.getAndIncrement() == 0) {
                waiting.countDown();
                awaitOpen(go);
            }
        });
        try (ExecutorService twins = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> slow = twins.submit(() -> add(key, "one"));
            assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

            Answer quick = add(key, "one").expect(201);
            go.countDown();

            Answer late = slow.get().expect(201);
            assertThat(late.id()).isEqualTo(quick.id());
            assertThat(late.header(REPLAYED)).contains("true");
        }
        assertThat(effects(clinic.id(), "one")).isEqualTo(1);
    }

    /// In each round eight twins go to two instances at once; the first two to get past the look at the key
    /// wait for each other, so that at least two truly race for it.
    @Test
    void twinsAtTwoInstancesRunOnce() throws Exception {
        try (ConfigurableApplicationContext second = NoteService.anotherInstance(environment);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            URI secondAddress = URI.create("http://127.0.0.1:" + NoteService.port(second));
            List<ApiClient> instances = List.of(api, ApiClient.toService(() -> secondAddress, identity));
            for (int round = 0; round < 5; round++) {
                String name = "round-" + round;
                String once = UUID.randomUUID().toString();
                CountDownLatch contact = new CountDownLatch(2);
                Notes.GATE.set(() -> {
                    contact.countDown();
                    awaitOpen(contact);
                });
                CyclicBarrier start = new CyclicBarrier(8);
                List<Future<Answer>> twins = new ArrayList<>();
                for (int at = 0; at < 8; at++) {
                    ApiClient instance =
                            instances.get(at % 2).as(clinic.owner()).header("Idempotency-Key", once);
                    Callable<Answer> twin = () -> {
                        start.await();
                        return instance.post("/api/notes", note(name));
                    };
                    twins.add(threads.submit(twin));
                }

                Set<String> answers = new HashSet<>();
                Set<String> servedBy = new HashSet<>();
                int replays = 0;
                for (Future<Answer> twin : twins) {
                    Answer answer = twin.get().expect(201);
                    answers.add(answer.data().toString());
                    servedBy.add(answer.header("X-Served-By").orElseThrow());
                    replays += answer.header(REPLAYED).isPresent() ? 1 : 0;
                }

                assertThat(answers).hasSize(1);
                assertThat(replays).isEqualTo(7);
                assertThat(servedBy).hasSize(2);
                assertThat(contact.getCount()).isZero();
                assertThat(effects(clinic.id(), name)).isEqualTo(1);
            }
        }
    }

    private Answer add(String withKey, String name) {
        return api.as(clinic.owner()).header("Idempotency-Key", withKey).post("/api/notes", note(name));
    }

    private Answer send(com.msaas.testsupport.Person person, String path, String name) {
        return api.as(person).header("Idempotency-Key", key).post(path, note(name));
    }

    private static Map<String, String> note(String name) {
        return Map.of("name", name, "text", "a text with $gt in it");
    }

    private long effects(TenantId tenant, String name) {
        return RealParts.database(environment.getRequiredProperty("clinic.mongodb.database"))
                .getCollection("effects", Document.class)
                .countDocuments(Filters.and(Filters.eq("tenant_id", tenant.value()), Filters.eq("name", name)));
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
