package com.msaas.platform.mongo;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantGuard;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private static final String DATABASE = RealParts.freshDatabase("transactions");
    private static final TenantId TENANT = new TenantId(Ids.next());
    private static final MongoClient CLIENT = RealParts.mongo();
    private static final Transactions TRANSACTIONS = new Transactions(CLIENT);
    private static final MongoCollection<Document> PLAIN =
            RealParts.database(DATABASE).getCollection("counters");

    private static TenantCollection counters;

    private UUID id;

    @BeforeAll
    static void declare() {
        Database database = new Database(RealParts.database(DATABASE), new TenantGuard(), new Generations());
        counters = database.tenantCollection(CollectionSpec.named("counters"));
        database.start();
    }

    @BeforeEach
    void aCounter() {
        id = Ids.next();
        PLAIN.insertOne(new Document("_id", id)
                .append("tenant_id", TENANT.value())
                .append("count", 0)
                .append("log", List.of()));
    }

    /// Both read the counter before either writes it, so one of them must meet a conflict and do it all
    /// again.
    @RepeatedTest(5)
    void twoBodiesOnOneDocumentBothCountExactlyOnce() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger signals = new AtomicInteger();
        CountDownLatch bothHaveRead = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> bodies = new ArrayList<>();
            for (String who : List.of("one", "other")) {
                bodies.add(threads.submit(() -> TenantContext.run(
                        TENANT,
                        () -> TRANSACTIONS.inOne(() -> {
                            int count = counters.byId(id).orElseThrow().getInteger("count");
                            runs.incrementAndGet();
                            bothHaveRead.countDown();
                            awaitOpen(bothHaveRead);
                            Transactions.afterCommit(signals::incrementAndGet);
                            counters.updateOne(
                                    eq(id), Updates.combine(Updates.set("count", count + 1), Updates.push("log", who)));
                        }))));
            }
            for (Future<?> body : bodies) {
                body.get();
            }
        }

        assertThat(counter().getInteger("count")).isEqualTo(2);
        assertThat(counter().getList("log", String.class)).containsExactlyInAnyOrder("one", "other");
        assertThat(runs).as("one of the two ran again").hasValueGreaterThan(2);
        assertThat(signals)
                .as("a signal for each commit, none for a run that was undone")
                .hasValue(2);
    }

    @Test
    void anInnerBodyJoinsTheOuterOne() {
        TenantContext.run(
                TENANT,
                () -> TRANSACTIONS.inOne(() -> {
                    int inner = TRANSACTIONS.inOne(() -> {
                        counters.updateOne(eq(id), Updates.inc("count", 1));
                        return counters.byId(id).orElseThrow().getInteger("count");
                    });

                    assertThat(inner).isOne();
                    assertThat(counter().getInteger("count"))
                            .as("seen from outside")
                            .isZero();
                    counters.updateOne(eq(id), Updates.inc("count", 1));
                }));

        assertThat(counter().getInteger("count")).isEqualTo(2);
    }

    @Test
    void whatTheBodyThrowsUndoesAllOfItAndComesOutAsItIs() {
        IllegalArgumentException thrown = new IllegalArgumentException("changed our mind");
        AtomicInteger signals = new AtomicInteger();

        assertThatThrownBy(() -> TenantContext.run(
                        TENANT,
                        () -> TRANSACTIONS.inOne(() -> {
                            TRANSACTIONS.inOne(() -> counters.updateOne(eq(id), Updates.inc("count", 1)));
                            Transactions.afterCommit(signals::incrementAndGet);
                            throw thrown;
                        })))
                .isSameAs(thrown);

        assertThat(counter().getInteger("count")).isZero();
        assertThat(signals).hasValue(0);
    }

    @Test
    void aHookJoinsTheFirstTransactionAndNoOther() {
        Watching hook = new Watching();

        String given = TenantContext.call(
                TENANT,
                () -> Transactions.onceAround(hook, () -> {
                    String first = TRANSACTIONS.inOne(() -> TRANSACTIONS.inOne(() -> "first"));
                    TRANSACTIONS.inOne(() -> "second");
                    return first;
                }));
        TenantContext.run(TENANT, () -> TRANSACTIONS.inOne(() -> {}));

        assertThat(given).isEqualTo("first");
        assertThat(hook.calls).containsExactly("begin", "end first");
    }

    @Test
    void aHookIsCalledAgainWithItsTransaction() throws Exception {
        Watching hook = new Watching();
        AtomicInteger runs = new AtomicInteger();

        TenantContext.run(
                TENANT,
                () -> Transactions.<@Nullable Void>onceAround(hook, () -> {
                    TRANSACTIONS.inOne(() -> {
                        counters.byId(id);
                        if (runs.incrementAndGet() == 1) {
                            // another client is quicker with the document that this transaction has seen
                            PLAIN.updateOne(eq(id), Updates.inc("count", 10));
                        }
                        counters.updateOne(eq(id), Updates.inc("count", 1));
                    });
                    return null;
                }));

        assertThat(counter().getInteger("count")).isEqualTo(11);
        assertThat(hook.calls).containsExactly("begin", "begin", "end null");
    }

    @Test
    void whatAHookThrowsUndoesTheBody() {
        TransactionHook refusing = new TransactionHook() {
            @Override
            public void begin() {}

            @Override
            public void end(@Nullable Object result) {
                throw new IllegalStateException("no");
            }
        };

        assertThatThrownBy(() -> TenantContext.run(
                        TENANT,
                        () -> Transactions.onceAround(
                                refusing,
                                () -> TRANSACTIONS.inOne(() -> counters.updateOne(eq(id), Updates.inc("count", 1))))))
                .hasMessage("no");

        assertThat(counter().getInteger("count")).isZero();
    }

    @Test
    void whatIsRightOnlyInATransactionIsRefusedOutside() {
        TRANSACTIONS.inOne(Transactions::demand);

        assertThatThrownBy(Transactions::demand).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Transactions.afterCommit(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    private Document counter() {
        Document found = PLAIN.find(eq(id)).first();
        assertThat(found).isNotNull();
        return found;
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Notes when it is called.
    private static final class Watching implements TransactionHook {
        private final List<String> calls = new ArrayList<>();

        @Override
        public void begin() {
            Transactions.demand();
            calls.add("begin");
        }

        @Override
        public void end(@Nullable Object result) {
            calls.add("end " + result);
        }
    }
}
