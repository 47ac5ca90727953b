package com.msaas.platform.backbone;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.msaas.contracts.Topic;
import com.msaas.localstack.RealServers;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.rebuild.RebuildReport;
import com.msaas.platform.rebuild.Rebuilds;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class RebuildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MONGODB = RealServers.mongodbUri();
    private static final String KAFKA = RealParts.kafka();

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final TenantId tenant = new TenantId(Ids.next());

    @BeforeEach
    void forgetEarlierTests() {
        RealParts.emptyTopics();
    }

    @Test
    void makesAProjectionAnewBesideTheLiveOneWhileEventsArrive() throws InterruptedException {
        try (ConfigurableApplicationContext sender = start(Visits.Feature.class, "sender");
                ConfigurableApplicationContext receiver = start(Reception.class, "receiver");
                ConfigurableApplicationContext other = start(Reception.class, "receiver");
                MongoClient client = RealParts.connect(MONGODB)) {
            Visits visits = sender.getBean(Visits.class);
            AtomicBoolean goOn = new AtomicBoolean(true);
            AtomicInteger told = new AtomicInteger();
            Thread load = Thread.ofVirtual().start(() -> {
                while (goOn.get()) {
                    visits.next(tenant);
                    told.incrementAndGet();
                }
            });
            await().atMost(PATIENCE).until(() -> live(receiver).count() > 50);

            RebuildReport begun = receiver.getBean(Rebuilds.class).begin(Reception.PROJECTION);
            assertThat(begun.building()).isEqualTo(2);
            int toldBefore = told.get();
            await().atMost(PATIENCE).until(() -> told.get() > toldBefore + 50);
            goOn.set(false);
            load.join();

            await().atMost(PATIENCE).until(() -> report(other).live() == 2);
            assertThat(Objects.requireNonNull(report(other).lastComparison()).agree())
                    .isTrue();
            // every instance looks for itself
            await().atMost(PATIENCE)
                    .until(() -> receiver.getBean(Generations.class).live(Reception.PROJECTION) == 2);
            await().atMost(PATIENCE).until(() -> live(receiver).count() == told.get());
            await().atMost(PATIENCE).until(() -> live(other).count() == told.get());
            assertThat(client.getDatabase("receiver_" + suffix)
                            .getCollection("greetings")
                            .countDocuments(eq("tenant_id", tenant.value())))
                    .as("a reaction is not repeated")
                    .isEqualTo(told.get());
        }
    }

    @Test
    void tellsWhenTheCopyWasNotWhatTheHistorySays() {
        try (ConfigurableApplicationContext sender = start(Visits.Feature.class, "sender");
                ConfigurableApplicationContext receiver = start(Reception.class, "receiver");
                MongoClient client = RealParts.connect(MONGODB)) {
            sender.getBean(Visits.class).next(tenant);
            await().atMost(PATIENCE).until(() -> live(receiver).count() == 1);
            client.getDatabase("receiver_" + suffix)
                    .getCollection("visit_book")
                    .updateOne(eq("tenant_id", tenant.value()), new Document("$set", new Document("facts", 99)));

            receiver.getBean(Rebuilds.class).begin(Reception.PROJECTION);

            await().atMost(PATIENCE).until(() -> report(receiver).live() == 2);
            assertThat(Objects.requireNonNull(report(receiver).lastComparison()).agree())
                    .isFalse();
            Document mended = TenantContext.call(
                    tenant,
                    () -> receiver.getBean(Reception.VisitBook.class)
                            .visits
                            .find()
                            .first()
                            .orElseThrow());
            assertThat(mended.getInteger("facts")).isEqualTo(1);
        }
    }

    @Test
    void doesNotWaitForATopicThatTheProjectionReadOnlyOnce() {
        try (ConfigurableApplicationContext sender = start(Visits.Feature.class, "sender");
                ConfigurableApplicationContext receiver = start(Reception.class, "receiver");
                MongoClient client = RealParts.connect(MONGODB)) {
            sender.getBean(Visits.class).next(tenant);
            await().atMost(PATIENCE).until(() -> live(receiver).count() == 1);
            client.getDatabase("receiver_" + suffix)
                    .getCollection("inbox_marks")
                    .insertOne(new Document(
                                    "_id",
                                    new Document("c", Reception.PROJECTION)
                                            .append("g", 1)
                                            .append("t", Topic.CRM_CLIENT.topicName())
                                            .append("p", 0))
                            .append("consumer", Reception.PROJECTION)
                            .append("generation", 1)
                            .append("offset", 7L));

            receiver.getBean(Rebuilds.class).begin(Reception.PROJECTION);

            await().atMost(PATIENCE).until(() -> report(receiver).live() == 2);
            assertThat(Objects.requireNonNull(report(receiver).lastComparison()).agree())
                    .isTrue();
        }
    }

    @Test
    void clearsAwayEveryGenerationThatReadersHaveLeftEvenWhenRebuildsFollowAtOnce() {
        try (ConfigurableApplicationContext sender = start(Visits.Feature.class, "sender");
                ConfigurableApplicationContext receiver = start(LaterReception.class, "receiver");
                MongoClient client = RealParts.connect(MONGODB)) {
            sender.getBean(Visits.class).next(tenant);
            await().atMost(PATIENCE).until(() -> live(receiver).count() == 1);

            for (int generation = 2; generation <= 3; generation++) {
                receiver.getBean(Rebuilds.class).begin(Reception.PROJECTION);
                int built = generation;
                await().atMost(PATIENCE).until(() -> report(receiver).live() == built);
            }
            assertThat(collections(client)).contains("visit_book", "visit_book.g2", "visit_book.g3");

            receiver.getBean(TestClock.class).advance(Duration.ofMinutes(1));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(collections(client))
                            .contains("visit_book.g3")
                            .doesNotContain("visit_book", "visit_book.g2"));
        }
    }

    private List<String> collections(MongoClient client) {
        return client.getDatabase("receiver_" + suffix).listCollectionNames().into(new ArrayList<>());
    }

    /// A reception whose clock can be moved.
    @Configuration(proxyBeanMethods = false)
    @Import(Reception.class)
    static class LaterReception {
        @Bean
        TestClock clock() {
            return new TestClock();
        }
    }

    private Counted live(ConfigurableApplicationContext receiver) {
        return () -> TenantContext.call(
                tenant,
                () -> receiver.getBean(Reception.VisitBook.class)
                        .visits
                        .find()
                        .list()
                        .size());
    }

    private interface Counted {
        int count();
    }

    private static RebuildReport report(ConfigurableApplicationContext receiver) {
        return receiver.getBean(Rebuilds.class).progress(Reception.PROJECTION);
    }

    private ConfigurableApplicationContext start(Class<?> feature, String role) {
        return SampleService.start(feature, "sample-" + role, MONGODB, role + "_" + suffix, KAFKA, Map.of());
    }
}
