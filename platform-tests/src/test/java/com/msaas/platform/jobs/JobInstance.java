package com.msaas.platform.jobs;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.observability.Traces;
import com.msaas.platform.tenancy.TenantGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.bson.UuidRepresentation;

/// One instance of a service that has nothing but jobs of one kind, and writes what they effect.
final class JobInstance implements AutoCloseable {
    static final String KIND = "reminder";
    static final JobSettings QUICK = new JobSettings(
            Duration.ofSeconds(2), Duration.ofMillis(50), 8, 3, Duration.ofMillis(20), Duration.ofMillis(100));

    private final MongoClient client;
    private final JobWorker worker;
    final MongoDatabase plain;
    final Transactions transactions;
    final TenantCollection effects;
    final Jobs jobs;

    JobInstance(String uri, String name, Clock clock, JobSettings settings, BiConsumer<JobInstance, Job> handler) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        plain = client.getDatabase(name);
        Database database = new Database(plain, new TenantGuard(), new Generations());
        transactions = new Transactions(client);
        effects = database.tenantCollection(CollectionSpec.named("effects"));
        jobs = new Jobs(database, clock);
        JobHandler handling = new JobHandler() {
            @Override
            public String kind() {
                return KIND;
            }

            @Override
            public void run(Job job) {
                handler.accept(JobInstance.this, job);
            }

            @Override
            public void failed(Job job) {
                effects.insert(new Document("key", job.key()).append("failed", true));
            }
        };
        worker = new JobWorker(
                jobs,
                transactions,
                List.of(handling),
                settings,
                new SimpleMeterRegistry(),
                Traces.toldToNobody(),
                "sample-service",
                name);
        database.start();
    }

    JobInstance working() {
        worker.start();
        return this;
    }

    JobWorker worker() {
        return worker;
    }

    @Override
    public void close() {
        worker.stop();
        client.close();
    }
}
