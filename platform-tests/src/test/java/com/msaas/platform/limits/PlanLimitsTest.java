package com.msaas.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.msaas.platform.id.Ids;
import com.msaas.platform.limits.PlanLimitReached.Details;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PlanLimitsTest {
    private static final int CROWD = 64;

    private static Surgery one;
    private static Surgery other;

    private final TenantId clinic = new TenantId(Ids.next());

    @BeforeAll
    static void twoInstances() {
        String database = RealParts.freshDatabase("limits");
        one = new Surgery(database);
        other = new Surgery(database);
    }

    @AfterAll
    static void end() {
        one.close();
        other.close();
    }

    @Test
    void holdsToTheFreePlanUntilAnotherIsToldOf() {
        inClinic(() -> {
            for (int i = 0; i < Surgery.FREE; i++) {
                one.add();
            }

            assertThat(refusalOf(other::add)).isEqualTo(new Details("clients", 5, 5, "free", "starter"));
            assertThat(refusalOf(other::demandRoom)).isEqualTo(new Details("clients", 5, 5, "free", "starter"));
            one.plan(1, 6L);
            other.add();
            assertThat(refusalOf(one::add)).isEqualTo(new Details("clients", 6, 6, "starter", "pro"));
            one.plan(2, null);
            one.add();
            assertThat(one.left()).isEmpty();
        });
    }

    @Test
    void takesNoOlderWordOnThePlan() {
        inClinic(() -> {
            one.plan(3, 1L);
            one.plan(2, 100L);
            one.plan(3, 100L);

            assertThat(one.left()).hasValue(1);
        });
    }

    @Test
    void givesBackWhatIsRemoved() {
        inClinic(() -> {
            one.plan(1, 2L);
            UUID first = one.add();
            one.add();

            one.remove(first);

            assertThat(one.left()).hasValue(1);
            other.add();
            assertThat(refusalOf(one::add).used()).isEqualTo(2);
        });
    }

    @Test
    void beginsWithWhatIsThereAlready() {
        inClinic(() -> {
            one.addUncounted(3);
            assertThat(one.left()).hasValue(2);

            UUID fourth = one.add();
            assertThat(one.left()).hasValue(1);
            one.remove(fourth);
            one.add();
            one.add();

            assertThat(refusalOf(one::add).used()).isEqualTo(5);
        });
        TenantId neighbour = new TenantId(Ids.next());
        TenantContext.run(neighbour, () -> {
            one.addUncounted(3);
            UUID gone = one.all().getFirst().get("_id", UUID.class);
            one.remove(gone);
            assertThat(one.left()).hasValue(3);
        });
    }

    @Test
    void countsUnderAPlanWithoutLimitsToo() {
        inClinic(() -> {
            one.plan(1, null);
            for (int i = 0; i < 7; i++) {
                one.add();
            }

            one.plan(2, 7L);

            assertThat(refusalOf(one::add)).isEqualTo(new Details("clients", 7, 7, "starter", "pro"));
        });
    }

    @RepeatedTest(3)
    void letsExactlyOneOfACrowdHaveTheLastOne() throws Exception {
        inClinic(() -> {
            one.plan(1, 3L);
            one.add();
            one.add();
        });
        int runsBefore = one.runs.get() + other.runs.get();
        CountDownLatch two = new CountDownLatch(2);
        one.meetAt(two);
        other.meetAt(two);

        int passed = crowd(CROWD);

        assertThat(passed).isOne();
        assertThat(one.runs.get() + other.runs.get() - runsBefore)
                .as("transactions met and began anew")
                .isGreaterThan(CROWD);
        inClinic(() -> assertThat(one.all()).hasSize(3));
    }

    /// The very first count is raced for as well: nobody has counted before.
    @RepeatedTest(3)
    void letsExactlyAsManyOfACrowdPassAsThereIsRoomFor() throws Exception {
        inClinic(() -> one.addUncounted(1));

        int passed = crowd(CROWD);

        assertThat(passed).isEqualTo(4);
        inClinic(() -> assertThat(one.all()).hasSize(5));
    }

    @Test
    void neverGoesBeyondThePlanThatStandsWhenItChangesMeanwhile() throws Exception {
        Map<Long, @Nullable Long> told = new HashMap<>();
        Future<?> changes;
        int passed;
        try (ExecutorService billing = Executors.newSingleThreadExecutor()) {
            inClinic(() -> one.plan(1, 10L));
            told.put(1L, 10L);
            for (long version = 2; version <= 25; version++) {
                told.put(version, version % 6 == 0 ? null : 5 + version % 5 * 10);
            }
            changes = billing.submit(() -> {
                for (long version = 2; version <= 25; version++) {
                    long next = version;
                    Surgery hears = version % 2 == 0 ? one : other;
                    inClinic(() -> hears.plan(next, told.get(next)));
                }
            });
            passed = crowd(3 * CROWD);
            changes.get();
        }

        inClinic(() -> {
            List<Document> beds = one.all();
            assertThat(beds).hasSize(passed);
            assertThat(used(one.state())).isEqualTo(beds.size());
            assertThat(beds).allSatisfy(bed -> {
                Document seen = bed.get("seen", Document.class);
                Long allowed = told.get(seen.getLong("version"));
                assertThat(allowed == null || used(seen) <= allowed)
                        .as("%s of %s", used(seen), allowed)
                        .isTrue();
            });
            assertThat(beds)
                    .extracting(bed -> used(bed.get("seen", Document.class)))
                    .as("each was counted by itself")
                    .doesNotHaveDuplicates();
            assertThat(beds)
                    .extracting(bed -> bed.get("seen", Document.class).getLong("version"))
                    .as("plans changed meanwhile")
                    .anySatisfy(version -> assertThat(version).isGreaterThan(1));
        });
    }

    private static long used(Document state) {
        return state.getEmbedded(List.of("used", Surgery.BEDS, "ever"), Long.class);
    }

    /// So many at once, half at each instance.
    ///
    /// @return how many passed
    private int crowd(int size) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Surgery surgery = i % 2 == 0 ? one : other;
                all.add(clients.submit(() -> {
                    start.await();
                    return TenantContext.call(clinic, () -> {
                        try {
                            surgery.add();
                            return true;
                        } catch (RefusedException refused) {
                            assertThat(refused.refusal()).isInstanceOf(PlanLimitReached.class);
                            return false;
                        }
                    });
                }));
            }
            start.countDown();
            int passed = 0;
            for (Future<Boolean> answer : all) {
                passed += answer.get() ? 1 : 0;
            }
            return passed;
        }
    }

    private void inClinic(Runnable work) {
        TenantContext.run(clinic, work);
    }

    private static Details refusalOf(Runnable act) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, act::run);
        return ((PlanLimitReached) refused.refusal()).details();
    }
}
