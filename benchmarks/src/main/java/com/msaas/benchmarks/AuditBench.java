package com.msaas.benchmarks;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditChange;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.AuditSeverity;
import com.msaas.contracts.ContractJson;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Topic;
import com.msaas.localstack.ClinicService;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.Part;
import com.msaas.localstack.ServiceFleet;
import com.msaas.localstack.ServiceProcess;
import com.msaas.localstack.fetch.Cache;
import com.msaas.platform.id.Ids;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.TokenForge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

/// A clinic's log of many years: how fast lines are added to its chain as they come from Kafka, and how long it takes
/// to verify all of them, beside the mere reading of the same documents in the same order. The two take turns.
final class AuditBench implements Benchmark {
    private static final int LINES = 100_000;
    private static final int TURNS = 3;
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);

    /// Half of what the gateway waits for an answer of the audit log.
    private static final Duration LONGEST_VERIFICATION = Duration.ofSeconds(30);

    private final Path root;
    private final TenantId clinic = new TenantId(UUID.randomUUID());

    AuditBench(Path root) {
        this.root = root;
    }

    @Override
    public boolean run(Figures figures) {
        Path dir = root.resolve("build/bench-audit");
        try {
            Cache.delete(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalStack stack = LocalStack.in(dir)
                .with(LocalStack.Server.MONGODB, LocalStack.Server.KAFKA)
                .build();
        TokenForge forge = TokenForge.by(Clock.systemUTC());
        ServiceFleet fleet = ServiceFleet.on(stack, root)
                .only(Set.of(ClinicService.TENANT))
                .freePorts()
                .setting(ClinicService.TENANT, "CLINIC_IDENTITY_ISSUER", forge.issuer())
                // the local stack forgoes the second compiler to start sooner; production does not
                .setting(ClinicService.TENANT, "_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4")
                .build();
        try {
            stack.start(part -> {});
            fleet.start();
            try (MongoClient client = RealParts.connect(stack.mongodb().uri())) {
                MongoDatabase database = client.getDatabase(ClinicService.TENANT.module());
                append(figures, stack.kafka().bootstrapServers(), database);
                return verify(figures, forge, fleet.all().getFirst(), database.getCollection("audit_lines"));
            }
        } finally {
            LocalStack.inParallel(fleet.all(), Part::kill);
            LocalStack.inParallel(stack.parts(), Part::kill);
        }
    }

    private void append(Figures figures, String kafka, MongoDatabase database) {
        System.out.println("adding " + LINES + " lines");
        long began = System.nanoTime();
        tell(kafka);
        MongoCollection<Document> heads = database.getCollection("audit_heads");
        long moved = System.nanoTime();
        long before = 0;
        for (long now = 0; now < LINES; now = last(heads)) {
            if (now > before) {
                before = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > LONGEST_STANDSTILL.toNanos()) {
                throw new IllegalStateException("the log stands still at line " + now);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        double seconds = seconds(began);
        figures.put("lines", LINES);
        figures.put("append_s", seconds);
        figures.put("append_per_s", LINES / seconds);
    }

    private long last(MongoCollection<Document> heads) {
        Document head = heads.find(eq("tenant_id", clinic.value())).first();
        return head == null ? 0 : head.getLong("seq");
    }

    /// Tells what scheduling would have told of so many moved appointments.
    private void tell(String kafka) {
        Instant at = Instant.now();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int line = 0; line < LINES; line++) {
                AuditRecorded recorded = recorded(line, at);
                ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                        Topic.PLATFORM_AUDIT.topicName(), clinic.toString(), ContractJson.toBytes(recorded));
                EventEnvelope.around(
                                recorded, Ids.next(), "bench", at, clinic.value(), null, EventEnvelope.system("bench"))
                        .toHeaders()
                        .forEach(message.headers()::add);
                producer.send(message);
            }
        }
    }

    private static AuditRecorded recorded(int line, Instant at) {
        return new AuditRecorded(
                Ids.next(),
                1,
                "appointment.rescheduled",
                "appointment",
                Ids.next().toString(),
                AuditActorKind.USER,
                new UUID(1, line % 10),
                "staff",
                "192.0.2." + line % 250,
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                Ids.next().toString(),
                AuditSeverity.INFO,
                List.of(
                        AuditChange.of("start_time", "2027-01-04T08:00:00Z", "2027-01-04T09:00:00Z"),
                        AuditChange.masked("notes", "before", "after")),
                at.plusMillis(line));
    }

    private boolean verify(
            Figures figures, TokenForge forge, ServiceProcess service, MongoCollection<Document> stored) {
        ApiClient owner = ApiClient.toService(() -> URI.create(service.address()), forge)
                .as(forge.person("Ana Ionescu", "ana@clinic.test", List.of(new Membership(clinic, Role.OWNER))));
        double verified = Double.MAX_VALUE;
        double read = Double.MAX_VALUE;
        boolean whole = true;
        long resident = residentMib(service);
        for (int turn = 0; turn < TURNS; turn++) {
            long began = System.nanoTime();
            Answer found = owner.get("/api/audit-logs/verify").expect(200);
            verified = Math.min(verified, seconds(began));
            whole &= found.data().path("intact").asBoolean(false)
                    && found.data().path("lines").asLong() == LINES;

            began = System.nanoTime();
            whole &= read(stored) == LINES;
            read = Math.min(read, seconds(began));
            System.out.printf("so far: verified in %.1f s, read in %.1f s%n", verified, read);
        }
        figures.put("verify_s", verified);
        figures.put("verify_per_s", LINES / verified);
        figures.put("read_floor_s", read);
        figures.put("verify_times_floor", verified / read);
        figures.put("resident_before_mib", resident);
        figures.put("resident_after_mib", residentMib(service));
        return whole && verified <= LONGEST_VERIFICATION.toSeconds();
    }

    /// The floor: every document, in the order of the chain, by the bare driver.
    private long read(MongoCollection<Document> stored) {
        long[] count = new long[1];
        stored.find(eq("tenant_id", clinic.value())).sort(ascending("seq")).forEach(line -> count[0]++);
        return count[0];
    }

    private static long residentMib(ServiceProcess service) {
        return service.process().orElseThrow().residentMib();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
