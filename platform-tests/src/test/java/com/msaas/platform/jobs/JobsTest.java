package com.msaas.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.msaas.localstack.RealServers;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.id.Ids;
import com.msaas.platform.jobs.Job.State;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final String KIND = JobInstance.KIND;
    private static final TenantId CLINIC = new TenantId(Ids.next());
    private static final JobSettings NEVER_LOOKS_BY_ITSELF = new JobSettings(
            Duration.ofSeconds(2), Duration.ofMinutes(10), 8, 3, Duration.ofMillis(20), Duration.ofMillis(100));

    private final String uri = RealServers.mongodbUri();
    private final String database = RealParts.freshDatabase("jobs");
    private final TestClock clock = new TestClock();
    private final List<JobInstance> instances = new ArrayList<>();

    @AfterEach
    void end() {
        instances.forEach(JobInstance::close);
    }

    @Test
    void runsEachJobOnceHoweverManyInstancesRaceForThem() {
        AtomicInteger byOne = new AtomicInteger();
        AtomicInteger byOther = new AtomicInteger();
        JobInstance one = instance((instance, job) -> effect(instance, job, byOne));
        JobInstance other = instance((instance, job) -> effect(instance, job, byOther));
        for (int i = 0; i < 200; i++) {
            schedule(one, "job-" + i, Instant.EPOCH);
        }

        one.working();
        other.working();
        await().atMost(Duration.ofSeconds(60)).until(() -> list(one, State.DONE).size() == 200);

        List<Document> effects =
                TenantContext.call(CLINIC, () -> one.effects.find().list());
        assertThat(effects)
                .extracting(effect -> effect.getString("key"))
                .doesNotHaveDuplicates()
                .hasSize(200);
        assertThat(byOne).hasPositiveValue();
        assertThat(byOther).hasPositiveValue();
        assertThat(list(one, State.DONE))
                .allSatisfy(job -> assertThat(job.attempts()).isOne());
    }

    @Test
    void takesOverWhatAKilledInstanceHadBegun() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        JobInstance survivor = instance((instance, job) -> effect(instance, job, done));
        schedule(survivor, "offer-17", Instant.EPOCH);
        try (JobProcess victim = JobProcess.start(uri, database)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> survivor.plain.getCollection(JobProcess.BEGUN).countDocuments() == 1);
            victim.kill();
        }
        assertThat(list(survivor, State.RUNNING)).hasSize(1);

        survivor.working();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !list(survivor, State.DONE).isEmpty());

        assertThat(list(survivor, State.DONE).getFirst().attempts()).isEqualTo(2);
        assertThat(done).hasValue(1);
    }

    @Test
    void keepsALongJobFromTheOthersByRenewingItsLease() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger byOther = new AtomicInteger();
        JobInstance one = instance((instance, job) -> {
            begun.countDown();
            awaitQuietly(end);
        });
        JobInstance other = instance((instance, job) -> byOther.incrementAndGet());
        schedule(one, "import", Instant.EPOCH);
        one.working();
        begun.await();
        Instant firstLease = lease(one);
        other.working();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> lease(one).isAfter(firstLease.plus(JobInstance.QUICK.lease())));
        end.countDown();
        await().until(() -> !list(one, State.DONE).isEmpty());

        assertThat(byOther).hasValue(0);
        assertThat(list(one, State.DONE).getFirst().attempts()).isOne();
    }

    @Test
    void makesTheEffectOnceEvenWhenTheLeaseIsLostMeanwhile() {
        JobInstance slow = instance((instance, job) -> {});
        schedule(slow, "charge", Instant.EPOCH);
        Job claimedFirst = claim(slow, Duration.ofMillis(1)).orElseThrow();
        AtomicReference<Optional<Job>> claimedAfter = new AtomicReference<>(Optional.empty());
        await().until(() -> {
            claimedAfter.set(claim(slow, Duration.ofMinutes(1)));
            return claimedAfter.get().isPresent();
        });

        assertThatThrownBy(() -> effectAndDone(slow, claimedFirst)).isInstanceOf(IllegalStateException.class);
        effectAndDone(slow, claimedAfter.get().orElseThrow());

        assertThat(TenantContext.call(CLINIC, () -> slow.effects.count(new Document())))
                .isOne();
        assertThat(list(slow, State.DONE)).hasSize(1);
    }

    @Test
    void becomesDueWhenTheClockIsMoved() {
        AtomicInteger done = new AtomicInteger();
        JobInstance instance = instance((one, job) -> effect(one, job, done)).working();
        schedule(instance, "tomorrow", clock.instant().plus(Duration.ofDays(1)));
        schedule(instance, "now", clock.instant());
        await().until(() -> list(instance, State.DONE).size() == 1);
        assertThat(list(instance, State.WAITING)).extracting(Job::key).containsExactly("tomorrow");

        clock.advance(Duration.ofDays(1));

        await().until(() -> list(instance, State.DONE).size() == 2);
    }

    @Test
    void beginsAtOnceWhenTheTransactionThatSchedulesItCommits() {
        JobInstance instance = instance(NEVER_LOOKS_BY_ITSELF, (one, job) -> {}).working();

        assertThatThrownBy(() -> instance.transactions.inOne(() -> {
                    schedule(instance, "undone", Instant.EPOCH);
                    throw new IllegalArgumentException("changed our mind");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        instance.transactions.inOne(() -> schedule(instance, "meant", Instant.EPOCH));

        await().atMost(Duration.ofSeconds(5))
                .until(() -> !list(instance, State.DONE).isEmpty());
        assertThat(list(instance, State.DONE)).extracting(Job::key).containsExactly("meant");
        assertThat(list(instance, State.WAITING)).isEmpty();
    }

    @Test
    void existsOnceForEachClinicKindAndKey() {
        JobInstance instance = instance((one, job) -> {});
        TenantId otherClinic = new TenantId(Ids.next());

        schedule(instance, "purge", Instant.EPOCH);
        schedule(instance, "purge", Instant.EPOCH.plusSeconds(5));
        instance.transactions.inOne(() -> schedule(instance, "purge", Instant.EPOCH.plusSeconds(9)));
        TenantContext.run(otherClinic, () -> instance.jobs.schedule(KIND, "purge", Instant.EPOCH, new Document()));
        instance.jobs.schedule(KIND, "purge", Instant.EPOCH, new Document());

        assertThat(list(instance, State.WAITING)).hasSize(1);
        assertThat(list(instance, State.WAITING).getFirst().due()).isEqualTo(Instant.EPOCH);
        assertThat(instance.jobs.list(KIND, State.WAITING)).hasSize(3);
    }

    @Test
    void comesNoMoreOnceItIsCancelled() {
        JobInstance instance = instance((one, job) -> {});
        schedule(instance, "reminder", clock.instant().plusSeconds(60));

        boolean inTime = TenantContext.call(CLINIC, () -> instance.jobs.cancel(KIND, "reminder"));
        boolean again = TenantContext.call(CLINIC, () -> instance.jobs.cancel(KIND, "reminder"));

        assertThat(inTime).isTrue();
        assertThat(again).isFalse();
        assertThat(instance.jobs.list(KIND, State.WAITING)).isEmpty();
    }

    @Test
    void cannotBeCancelledWhileItRuns() {
        JobInstance instance = instance((one, job) -> {});
        schedule(instance, "reminder", Instant.EPOCH);
        assertThat(claim(instance, Duration.ofMinutes(1))).isPresent();

        boolean inTime = TenantContext.call(CLINIC, () -> instance.jobs.cancel(KIND, "reminder"));

        assertThat(inTime).isFalse();
    }

    @Test
    void isTriedAgainUntilItSucceeds() {
        AtomicInteger tries = new AtomicInteger();
        JobInstance instance = instance((one, job) -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("no line to ana.popescu@example.ro");
                    }
                })
                .working();

        schedule(instance, "mail", Instant.EPOCH);

        await().until(() -> !list(instance, State.DONE).isEmpty());
        assertThat(list(instance, State.DONE).getFirst().attempts()).isEqualTo(3);
        assertThat(list(instance, State.DONE).getFirst().lastError()).isEmpty();
    }

    @Test
    void pausesLongerFromTryToTry() {
        JobWorker worker = instance((one, job) -> {}).worker();

        // firstPause 20 ms, longestPause 100 ms, of which up to a fifth is taken off
        assertThat(worker.pauseAfter(1)).isBetween(Duration.ofMillis(16), Duration.ofMillis(20));
        assertThat(worker.pauseAfter(2)).isBetween(Duration.ofMillis(32), Duration.ofMillis(40));
        assertThat(worker.pauseAfter(3)).isBetween(Duration.ofMillis(64), Duration.ofMillis(80));
        assertThat(worker.pauseAfter(4)).isBetween(Duration.ofMillis(80), Duration.ofMillis(100));
        assertThat(worker.pauseAfter(1000)).isBetween(Duration.ofMillis(80), Duration.ofMillis(100));
    }

    @Test
    void countsAsFailedAfterTheLastTryAndTellsNothingPersonal() {
        JobInstance instance = instance((one, job) -> {
                    throw new IllegalStateException("no line to ana.popescu@example.ro");
                })
                .working();

        schedule(instance, "mail", Instant.EPOCH);

        await().until(() -> !list(instance, State.FAILED).isEmpty());
        Job failed = list(instance, State.FAILED).getFirst();
        assertThat(failed.attempts()).isEqualTo(3);
        assertThat(failed.lastError())
                .hasValueSatisfying(error -> assertThat(error)
                        .startsWith("IllegalStateException at JobsTest.java:")
                        .doesNotContain("ana.popescu"));
    }

    @Test
    void countsAsFailedWhenNobodyLivesToTellOfIt() {
        JobInstance instance = instance((one, job) -> {});
        schedule(instance, "poison", Instant.EPOCH);
        AtomicInteger claims = new AtomicInteger();
        await().until(() -> claim(instance, Duration.ofMillis(1)).isPresent()
                && claims.incrementAndGet() == JobInstance.QUICK.tries());

        instance.working();

        await().until(() -> !list(instance, State.FAILED).isEmpty());
    }

    @Test
    void runsForItsClinicAsThePartOfTheSystemThatItIs() {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        AtomicBoolean withoutClinic = new AtomicBoolean();
        JobInstance instance = instance((one, job) -> {
                    seen.add(Actor.current().name());
                    withoutClinic.set(TenantContext.find().isEmpty());
                    seen.add(TenantContext.find().map(TenantId::toString).orElse("none"));
                })
                .working();

        schedule(instance, "of-a-clinic", Instant.EPOCH);
        await().until(() -> list(instance, State.DONE).size() == 1);
        assertThat(seen).containsExactly("system:sample-service.reminder", CLINIC.toString());
        instance.jobs.schedule(KIND, "of-nobody", Instant.EPOCH, new Document());

        await().untilTrue(withoutClinic);
    }

    @Test
    void givesThePayloadBackAsItWas() {
        AtomicReference<Document> seen = new AtomicReference<>();
        JobInstance instance = instance((one, job) -> seen.set(job.payload())).working();
        Document payload = new Document("appointment", Ids.next()).append("$literal", "$$NOW");

        TenantContext.run(CLINIC, () -> instance.jobs.schedule(KIND, "payload", Instant.EPOCH, payload));

        await().until(() -> seen.get() != null);
        assertThat(seen.get()).isEqualTo(payload);
    }

    @Test
    void findsDueJobsByAnIndexWithoutSorting() {
        JobInstance instance = instance((one, job) -> {});
        schedule(instance, "looked-for", Instant.EPOCH);
        instance.plain.runCommand(new Document("profile", 2));

        assertThat(claim(instance, Duration.ofMinutes(1))).isPresent();

        instance.plain.runCommand(new Document("profile", 0));
        Document profile = instance.plain
                .getCollection("system.profile")
                .find(Filters.eq("command.findAndModify", "jobs"))
                .first();
        assertThat(profile).isNotNull();
        assertThat(profile.getString("planSummary")).contains("IXSCAN").doesNotContain("COLLSCAN");
        assertThat(profile.getBoolean("hasSortStage", false)).isFalse();
    }

    @Test
    void countsNoTryWhereItWasTooEarly() {
        Instant noon = clock.instant().plusSeconds(3600);
        AtomicInteger asked = new AtomicInteger();
        JobInstance one = instance((instance, job) -> {
            if (asked.incrementAndGet() <= 5) {
                throw new TooEarly(clock.instant());
            }
            if (clock.instant().isBefore(noon)) {
                throw new TooEarly(noon);
            }
        });
        schedule(one, "reminder", Instant.EPOCH);

        one.working();
        await().until(() -> asked.get() == 6 && list(one, State.WAITING).size() == 1);
        clock.stopAt(noon);
        await().until(() -> !list(one, State.DONE).isEmpty());

        Job done = list(one, State.DONE).getFirst();
        assertThat(done.attempts()).isEqualTo(7);
        assertThat(done.tries()).isOne();
    }

    @Test
    void tellsItsHandlerThatAJobHasFailedForGoodAndStartsItOver() {
        AtomicBoolean broken = new AtomicBoolean(true);
        JobInstance one = instance((instance, job) -> {
            if (broken.get()) {
                throw new IllegalStateException("no line");
            }
        });
        schedule(one, "mail", Instant.EPOCH);
        one.working();
        await().until(() -> !list(one, State.FAILED).isEmpty());
        assertThat(TenantContext.call(CLINIC, () -> one.effects.find().list()))
                .singleElement()
                .satisfies(effect -> assertThat(effect.getBoolean("failed")).isTrue());

        broken.set(false);
        assertThat(TenantContext.call(CLINIC, () -> one.jobs.startOver(KIND, "mail")))
                .isTrue();

        await().until(() -> !list(one, State.DONE).isEmpty());
        assertThat(list(one, State.DONE).getFirst().tries()).isOne();
        assertThat(TenantContext.call(CLINIC, () -> one.jobs.startOver(KIND, "mail")))
                .as("only what has failed is started over")
                .isFalse();
    }

    @Test
    void putsOffAllOfAClinicThatAreDueAndTellsWhenTheyAreTriedNext() {
        JobInstance one = instance((instance, job) -> {});
        Instant now = clock.instant();
        clock.stopAt(now);
        Instant later = now.plusSeconds(60);
        Instant tomorrow = now.plusSeconds(86_400);
        schedule(one, "first", now.minusSeconds(1));
        schedule(one, "second", now);
        schedule(one, "third", tomorrow);
        TenantId other = new TenantId(Ids.next());
        TenantContext.run(other, () -> one.jobs.schedule(KIND, "theirs", now, new Document()));

        TenantContext.run(CLINIC, () -> one.jobs.putOffDue(KIND, later));

        assertThat(TenantContext.call(
                        CLINIC, () -> one.jobs.nextTries(KIND, List.of("first", "second", "third", "theirs", "none"))))
                .containsOnly(Map.entry("first", later), Map.entry("second", later), Map.entry("third", tomorrow));
        assertThat(claim(one, Duration.ofSeconds(1)).map(Job::key)).hasValue("theirs");
        assertThat(claim(one, Duration.ofSeconds(1))).isEmpty();
        assertThat(TenantContext.call(other, () -> one.jobs.nextTries(KIND, List.of("theirs"))))
                .as("it does not wait any more")
                .isEmpty();
    }

    private JobInstance instance(BiConsumer<JobInstance, Job> handler) {
        return instance(JobInstance.QUICK, handler);
    }

    private JobInstance instance(JobSettings settings, BiConsumer<JobInstance, Job> handler) {
        JobInstance made = new JobInstance(uri, database, clock, settings, handler);
        instances.add(made);
        return made;
    }

    private static void schedule(JobInstance instance, String key, Instant due) {
        TenantContext.run(CLINIC, () -> instance.jobs.schedule(KIND, key, due, new Document()));
    }

    private static List<Job> list(JobInstance instance, State state) {
        return TenantContext.call(CLINIC, () -> instance.jobs.list(KIND, state));
    }

    private static Optional<Job> claim(JobInstance instance, Duration lease) {
        return instance.jobs.claim(List.of(KIND), "by hand", lease);
    }

    private static Instant lease(JobInstance instance) {
        Document job = instance.plain.getCollection("jobs").find().first();
        assertThat(job).isNotNull();
        return job.getDate("lease_until").toInstant();
    }

    private static void effect(JobInstance instance, Job job, AtomicInteger count) {
        instance.effects.insert(new Document("_id", Ids.next()).append("key", job.key()));
        count.incrementAndGet();
    }

    private static void effectAndDone(JobInstance instance, Job job) {
        TenantContext.run(
                CLINIC,
                () -> instance.transactions.inOne(() -> {
                    instance.effects.insert(new Document("_id", Ids.next()).append("key", job.key()));
                    instance.jobs.done(job);
                }));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
