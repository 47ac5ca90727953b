package com.msaas.platform.limits;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.PlanLimit;
import com.msaas.localstack.RealServers;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantGuard;
import com.msaas.testsupport.RealParts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One instance of a service that keeps beds, of which plans allow so many.
final class Surgery implements AutoCloseable {
    static final String BEDS = "clients";
    static final long FREE = 5;

    private final MongoClient client;
    private final Transactions transactions;
    private final TenantCollection beds;
    private final TenantCollection clinics;
    final PlanLimits limits;
    final AtomicInteger runs = new AtomicInteger();
    private volatile CountDownLatch meeting = new CountDownLatch(0);
    private final Counted counted = new Counted() {
        @Override
        public String limit() {
            return BEDS;
        }

        @Override
        public long count() {
            return beds.count(exists("_id"));
        }
    };

    Surgery(String name) {
        client = RealParts.connect(RealServers.mongodbUri());
        Database database = new Database(client.getDatabase(name), new TenantGuard(), new Generations());
        transactions = new Transactions(client);
        beds = database.tenantCollection(CollectionSpec.named("beds"));
        limits = new PlanLimits(
                database, new LimitSettings("free", "starter", Map.of(BEDS, FREE)), new SimpleMeterRegistry());
        // the collection of PlanLimits itself, looked at from beside
        clinics = new Database(client.getDatabase(name), new TenantGuard(), new Generations())
                .tenantCollection(CollectionSpec.named("plan_limits"));
        database.start();
    }

    /// @throws RefusedException when the plan allows no more
    UUID add() {
        UUID id = Ids.next();
        transactions.inOne(() -> {
            runs.incrementAndGet();
            beds.insert(new Document("_id", id));
            meet();
            limits.take(counted);
            beds.updateOne(eq(id), new Document("$set", new Document("seen", state())));
        });
        return id;
    }

    /// Whoever adds something waits in his open transaction until as many have come as are awaited there.
    void meetAt(CountDownLatch place) {
        meeting = place;
    }

    private void meet() {
        meeting.countDown();
        try {
            assertThat(meeting.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void addUncounted(int many) {
        for (int i = 0; i < many; i++) {
            beds.insert(new Document("_id", Ids.next()));
        }
    }

    void remove(UUID bed) {
        transactions.inOne(() -> {
            beds.deleteOne(eq(bed));
            limits.giveBack(counted);
        });
    }

    void plan(long version, @Nullable Long allowed) {
        transactions.inOne(() -> limits.allow(new EntitlementsChanged(
                TenantContext.current().value(),
                version,
                allowed == null ? "pro" : "starter",
                List.of(new PlanLimit(BEDS, allowed, allowed == null ? null : "pro")),
                Instant.EPOCH)));
    }

    void demandRoom() {
        limits.demandRoom(counted);
    }

    OptionalLong left() {
        return limits.left(counted);
    }

    List<Document> all() {
        return beds.find().list();
    }

    /// What the clinic's document says, in the open transaction if there is one.
    Document state() {
        return clinics.findOne(eq(TenantContext.current().value())).orElseThrow();
    }

    @Override
    public void close() {
        client.close();
    }
}
